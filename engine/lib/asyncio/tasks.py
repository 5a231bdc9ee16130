"""Waiting for several tasks: wait(), gather(), as_completed(); for one: wait_for(), shield().

Tasks themselves are in asyncio.py.
"""

from _genstep import absent
from asyncio import (
    CancelledError,
    Future,
    Task,
    _enter_task,
    _get_running_loop,
    _isawaitable,
    _leave_task,
    _register_task,
    _unregister_task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    get_event_loop,
    get_running_loop,
    iscoroutine,
    isfuture,
    sleep,
)

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
    "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future", "current_task",
    "all_tasks", "create_eager_task_factory", "eager_task_factory", "_register_task",
    "_unregister_task", "_enter_task", "_leave_task",
)

absent(__name__, "run_coroutine_threadsafe")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


# ---- some of several ----


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for some futures; two sets: those done, and those not."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def is_enough(f):
        if left <= 0 or return_when == FIRST_COMPLETED:
            return True
        return return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None

    def _on_completion(f):
        nonlocal left
        left -= 1
        if is_enough(f):
            _release_waiter(waiter)
            if timer is not None:
                timer.cancel()

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        for f in fs:
            f.remove_done_callback(_on_completion)
        if timer is not None:
            timer.cancel()
    done = {f for f in fs if f.done()}
    return done, fs - done


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


class _AsCompletedIterator:
    """Gives awaitables in the order in which they are done."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue

        self._done = Queue()  # futures; None for each that was not in time
        loop = get_event_loop()
        # CPython has sets here, so that any order is right; this is the order given.
        self._todo = {ensure_future(aw, loop=loop): None for aw in dict.fromkeys(aws)}
        self._todo_left = len(self._todo)  # how many are still to be given
        for f in self._todo:
            f.add_done_callback(self._handle_completion)
        self._timer = None
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)

    def _handle_completion(self, f):
        if f in self._todo:  # otherwise it is too late
            del self._todo[f]
            self._done.put_nowait(f)
            if not self._todo and self._timer is not None:
                self._timer.cancel()

    def _handle_timeout(self):
        while self._todo:
            f, _ = self._todo.popitem()
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)

    # Either `async for`, which gives the futures that it was made of, or `for`, whose
    # coroutines give their results.

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self._todo_left == 0:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __iter__(self):
        return self

    def __next__(self):
        if self._todo_left == 0:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    async def _wait_for_one(self, resolve=False):
        try:
            f = await self._done.get()
        except BaseException:
            self._todo_left += 1  # it has not been given
            raise
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """An iterator over awaitables, those done first coming first."""
    if _isawaitable(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# ---- all of several ----


class _GatheringFuture(Future):
    """What gather() returns: cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._cancel_requested = False
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_requested = True
        return any(cancelled)


def gather(*coros_or_futures, return_exceptions=False):
    """A future for the list of all results, in the order given."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer

    futures = {}  # argument: its future; an argument may be given twice
    finished = 0
    outer = None

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # it counts as retrieved
        elif not return_exceptions and (error := _error_of(fut)) is not None:
            outer.set_exception(error)
        elif finished == len(futures):
            results = [_outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    loop = _get_running_loop()
    done = []
    for arg in coros_or_futures:
        if arg in futures:
            continue
        futures[arg] = fut = ensure_future(arg, loop=loop)
        if loop is None:
            loop = fut.get_loop()
        if fut is not arg:
            fut._log_destroy_pending = False  # the caller cannot know of it
        if fut.done():
            done.append(fut)
        else:
            fut.add_done_callback(_done_callback)
    children = [futures[arg] for arg in coros_or_futures]
    outer = _GatheringFuture(children, loop=loop)
    for fut in done:  # started eagerly: outer may be done at once
        _done_callback(fut)
    return outer


def _error_of(future):
    """What the future raises; None when that is nothing."""
    return future._make_cancelled_error() if future.cancelled() else future.exception()


def _outcome(future):
    """What stands in the list of results with return_exceptions=True."""
    if future.cancelled():
        return CancelledError("" if future._cancel_message is None else future._cancel_message)
    return future.exception() or future.result()


# ---- one ----


async def wait_for(fut, timeout):
    """Waits for one awaitable, which is cancelled when that takes too long."""
    if timeout is None or timeout > 0:
        from asyncio.timeouts import timeout as time_limit

        async with time_limit(timeout):
            return await fut

    # No time at all: a coroutine is not even started.
    future = ensure_future(fut)
    in_time = future.done()
    if not in_time:
        await _cancel_and_wait(future)
    try:
        return future.result()
    except CancelledError as error:
        if in_time:
            raise
        raise TimeoutError from error


async def _cancel_and_wait(future):
    # Not `await future`: this task may be cancelled meanwhile, and that is its own.
    waiter = get_running_loop().create_future()

    def release(_):
        _release_waiter(waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


def shield(arg):
    """A future for another one, which goes on when this one is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if not outer.cancelled():
            _finish_like(inner, outer)

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def _finish_like(done, future):
    if done.cancelled():
        future.cancel()
    elif done.exception() is None:
        future.set_result(done.result())
    else:
        future.set_exception(done.exception())


# ---- tasks that start at once ----


def create_eager_task_factory(custom_task_constructor):
    """For loop.set_task_factory(): tasks that run up to their first wait when they are made."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)
