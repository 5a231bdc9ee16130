"""An event loop, and how it drives coroutines.

    loop._ready:      [ handle | handle | ... ]    what can run now, in this order
    loop._scheduled:  heap of timers               what will run later

    handle -> task._step() -> coroutine.send(None) -> ... await ... await future
                                                                       |
        the future is what send() returns: the task asks it -----------+
        to call task_wakeup when it is done, and gives the loop its turn

Read on in this order: a Future is a result that is not there yet. A Task runs a
coroutine from one future that it has to wait for to the next. The loop calls what
is ready, and when nothing is, waits for the next timer. run() makes a loop for one
coroutine.

Nothing runs at the same time as anything else: a coroutine keeps the loop until
its next await that has to wait. Time is the program's own clock: when nothing is
ready, the loop lets it jump to the next timer.

Everything else is made of these. gather() is a future that the last of some others
finishes, a lock is a queue of futures. It is in the folder asyncio/ beside this
file, as the submodules that CPython has, and loaded when it is first asked for.
Threads, networking and processes are not there.

What CPython writes in C (Future, Task, asking for the running loop) is marked with
@stand_in: it leaves no entries in tracebacks.
"""

import sys

__package__ = __name__  # it is a package: `import asyncio.locks` finds asyncio/locks.py
__path__ = []

from _collections import deque
from _genstep import absent, stand_in, unsupported, waited
from _genstep import wait as let_time_pass
from _heapq import heapify, heappop, heappush
from _types import GenericAlias
from _weakref import ref
from asyncio._running import *
from asyncio.coroutines import (
    _AWAITABLE_GENERATOR,
    _GENERATOR,
    _isawaitable,
    _wrap_awaitable,
    iscoroutine,
    iscoroutinefunction,
)
from asyncio.events import AbstractEventLoop, Handle, TimerHandle, new_event_loop, set_event_loop
from asyncio.exceptions import (
    _LEAVING,
    BrokenBarrierError,
    CancelledError,
    InvalidStateError,
    TimeoutError,
)
from contextvars import copy_context


# ---- futures ----

_UNINITIALIZED = "Future object is not initialized."


class _Uninitialized:
    """An attribute that __init__() gives: a subclass may have forgotten to call that."""

    def __get__(self, future, cls):
        raise RuntimeError(_UNINITIALIZED)


@stand_in
class Future:
    """A result that is not there yet, and the callbacks that wait for it."""

    __module__ = "_asyncio"
    __class_getitem__ = classmethod(GenericAlias)

    _loop = None  # until __init__()
    _callbacks = _Uninitialized()
    _state = "PENDING"  # then FINISHED or CANCELLED
    _result = None
    _exception = None
    _exception_tb = None
    _cancel_message = None
    _cancelled_exc = None
    _source_traceback = None
    _log_exception = False  # an exception that nobody has asked for yet

    # True while it is on its way up to the task: `await future` is told from `yield future`.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []  # (function, context)

    def __await__(self):
        if self._state == "PENDING":
            if self._loop is None:
                raise RuntimeError(_UNINITIALIZED)
            self._asyncio_future_blocking = True
            yield self  # up to the task, which goes on when this is done
            if self._state == "PENDING":
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    # How it ends: once, and the callbacks are the loop's to call.

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type) and issubclass(exception, BaseException):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            error = RuntimeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
            error.__cause__ = error.__context__ = exception
            exception = error
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._finish("FINISHED")
        self._log_exception = True

    def cancel(self, msg=None):
        self._log_exception = False
        if self._state != "PENDING":
            return False
        self._cancel_message = msg
        self._finish("CANCELLED")
        return True

    def _finish(self, state):
        callbacks, self._callbacks = self._callbacks, []
        self._state = state
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    # Waiting for the end without a task.

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = copy_context()
        if self._state == "PENDING":
            self._callbacks.append((fn, context))
        else:
            self._loop.call_soon(fn, self, context=context)

    def remove_done_callback(self, fn):
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    # What became of it.

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def exception(self):
        if self._state != "FINISHED":
            raise self._no_outcome("Exception")
        self._log_exception = False
        return self._exception

    def result(self):
        if self._state != "FINISHED":
            raise self._no_outcome("Result")
        self._log_exception = False
        if self._exception is not None:
            traceback, self._exception_tb = self._exception_tb, None
            raise self._exception.with_traceback(traceback)
        return self._result

    def _no_outcome(self, what):
        if self._state == "CANCELLED":
            return self._make_cancelled_error()
        return InvalidStateError(_UNINITIALIZED if self._loop is None else f"{what} is not set.")

    def _make_cancelled_error(self):
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is not None:
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError(_UNINITIALIZED)
        return self._loop

    # An exception that nobody asks for is reported when the future goes.

    def __del__(self):
        if self._log_exception:
            self._log_exception = False
            self._loop.call_exception_handler({
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            })

    @property
    def _log_traceback(self):
        return self._log_exception

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._log_exception = False

    def __repr__(self):
        from asyncio._shown import show_future

        return show_future(self)


def isfuture(obj):
    """Whether it is a future, or says that it can stand for one."""
    return (
        hasattr(obj.__class__, "_asyncio_future_blocking")
        and obj._asyncio_future_blocking is not None
    )


# ---- tasks ----


_task_count = 0


@stand_in
class Task(Future):
    """Drives a coroutine: runs it up to its next wait, and again when that is over."""

    __module__ = "_asyncio"

    _log_destroy_pending = True
    _name = None
    _coro = None
    _context = None
    _fut_waiter = None  # the future it waits for
    _must_cancel = False  # CancelledError is to be thrown in at the next step
    _cancel_requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._coro = coro
        self._context = copy_context() if context is None else context
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        if eager_start and self._loop.is_running():
            self._start_eagerly()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _register_task(self)

    # Running.

    def _step(self, error=None):
        """A turn of the coroutine, up to its next wait; `error` is thrown into it."""
        _enter_task(self._loop, self)
        try:
            if self._state != "PENDING":
                raise InvalidStateError(f"__step(): already done: {self!r} {error!r}")
            if self._must_cancel:
                self._must_cancel = False
                if not isinstance(error, CancelledError):
                    error = self._make_cancelled_error()
            self._fut_waiter = None
            self._resume(error)
        finally:
            _leave_task(self._loop, self)

    def _start_eagerly(self):
        """The first turn at once, inside the task that makes this one."""
        maker = _swap_current_task(self._loop, self)
        _register_task(self)
        try:
            self._context.run(self._resume, None)
        finally:
            _swap_current_task(self._loop, maker)
            if self.done():
                self._coro = None

    def _resume(self, error):
        """Into the coroutine; it comes out by waiting for something, returning or raising."""
        try:
            if error is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:  # it has cancelled itself, and waits no more
                self._must_cancel = False
                super().cancel(self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except _LEAVING as leaving:
            super().set_exception(leaving)
            raise
        except BaseException as problem:
            super().set_exception(problem)
        else:
            self._wait_for(awaited)
            return
        _unregister_task(self)

    def _wait_for(self, awaited):
        """The coroutine waits; `awaited` is what came up from its innermost await."""
        if awaited is None:  # a bare yield, as sleep(0) has: one turn of the loop
            self._loop.call_soon(self._step, context=self._context)
            return
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        if awaited is self:
            problem = f"Task cannot await on itself: {self!r}"
        elif blocking is not None and awaited.get_loop() is not self._loop:
            problem = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif blocking:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        elif blocking is not None:
            problem = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif type(awaited) is _GENERATOR:
            problem = (
                "yield was used instead of yield from for "
                f"generator in task {self!r} with {awaited!r}"
            )
        else:
            problem = f"Task got bad yield: {awaited!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def task_wakeup(self, future):
        """What it waited for is done. An exception of that is the coroutine's to see."""
        error = None
        try:
            future.result()
        except BaseException as raised:
            error = raised
        self._step(error)  # not above: there, it would count as being handled

    # Cancelling: CancelledError is thrown into the coroutine, which may do with it what it likes.

    def cancel(self, msg=None):
        self._log_exception = False
        if self._state != "PENDING":
            return False
        self._cancel_requests += 1
        if self._fut_waiter is None or not self._fut_waiter.cancel(msg=msg):
            self._must_cancel = True
            self._cancel_message = msg
        # Otherwise what it waits for is cancelled, and that wakes it up.
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    # Only the coroutine says how a task ends.

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def __del__(self):
        if self._state == "PENDING" and self._log_destroy_pending and self._coro is not None:
            self._loop.call_exception_handler({
                "task": self,
                "message": "Task was destroyed but it is pending!",
            })
        super().__del__()

    # What there is to know about it.

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_stack(self, *, limit=None):
        """Where it waits: the frame of its coroutine; or where its exception has been."""
        from asyncio._shown import task_frames

        return task_frames(self, limit)

    def print_stack(self, *, limit=None, file=None):
        from asyncio._shown import print_task_frames

        print_task_frames(self, limit, file)

    def __repr__(self):
        from asyncio._shown import show_task

        return show_task(self)


def create_task(coro, **kwargs):
    """A task for the coroutine, to be run soon."""
    loop = get_running_loop()
    return loop.create_task(coro, **kwargs)


def ensure_future(coro_or_future, *, loop=None):
    """The future itself, or a task for a coroutine or another awaitable."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than "
                "the one specified as the loop argument"
            )
        return coro_or_future
    if iscoroutine(coro_or_future):
        coro = coro_or_future
    elif _isawaitable(coro_or_future):
        coro = _wrap_awaitable(coro_or_future)
    else:
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if loop is None:
        loop = get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if coro is coro_or_future:
            coro.close()
        raise


# ---- the loop ----


_CLOCK_RESOLUTION = 1e-9
_LONGEST_WAIT = 24 * 3600
_MANY_TIMERS = 100  # from here on, cancelled timers are thrown out when half of them are


class BaseEventLoop(AbstractEventLoop):
    """Calls handles, one after the other, until it is told to stop."""

    __module__ = "asyncio.base_events"

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._cancelled_timers = 0
        self._closed = False
        self._stopping = False
        self._running = False
        self._exception_handler = None
        self._task_factory = None
        self._asyncgens = {}  # weak references: those that have been started and not ended
        self._old_hooks = None
        self._now = 0.0
        self._waited = waited()

    # Something to do.

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def get_task_factory(self):
        return self._task_factory

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    # Doing it.

    def _run_once(self):
        """One turn: waits until something can run, then calls all that is ready now."""
        self._drop_cancelled_timers()
        if not self._ready and not self._stopping:
            self._wait(self._scheduled[0]._when - self.time() if self._scheduled else None)
        if self._scheduled:
            now = self.time() + _CLOCK_RESOLUTION
            while self._scheduled and self._scheduled[0]._when < now:
                timer = heappop(self._scheduled)
                timer._scheduled = False
                self._ready.append(timer)
            timer = None
        # What these callbacks make ready has its turn next time.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None  # the last one is not kept until the next turn

    def run_forever(self):
        self._run_forever_setup()
        try:
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._run_forever_cleanup()

    def _run_forever_setup(self):
        self._check_closed()
        self._check_running()
        self._running = True
        self._old_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
        _set_running_loop(self)

    def _run_forever_cleanup(self):
        self._running = self._stopping = False
        _set_running_loop(None)
        sys.set_asyncgen_hooks(*self._old_hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_own = not isfuture(future)  # a task made here, which the caller does not know
        future = ensure_future(future, loop=self)
        if is_own:
            future._log_destroy_pending = False  # that it does not complete is raised below
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_own and future.done() and not future.cancelled():
                future.exception()  # nobody else can retrieve it
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    # Time.

    def time(self):
        """Seconds since the loop was made. Waiting lets them pass, time.sleep() too."""
        total = waited()
        if total != self._waited:  # somebody else has waited
            self._now += (total - self._waited) * 1e-9
            self._waited = total
        return self._now

    def _wait(self, seconds):
        if seconds is None:
            raise SystemExit("the program waits for ever")
        if seconds > 0:
            seconds = min(seconds, _LONGEST_WAIT)
            let_time_pass(seconds)
            self._waited = waited()
            self._now += seconds

    def _timer_handle_cancelled(self, timer):
        if timer._scheduled:
            self._cancelled_timers += 1

    def _drop_cancelled_timers(self):
        """Those that are next; and when they are many, all."""
        if len(self._scheduled) > _MANY_TIMERS and self._cancelled_timers * 2 > len(self._scheduled):
            for timer in self._scheduled:
                timer._scheduled = not timer._cancelled
            self._scheduled = [timer for timer in self._scheduled if timer._scheduled]
            heapify(self._scheduled)
            self._cancelled_timers = 0
        while self._scheduled and self._scheduled[0]._cancelled:
            heappop(self._scheduled)._scheduled = False
            self._cancelled_timers -= 1

    # Async generators: one that is not exhausted is closed by the loop, since closing may wait.

    def _asyncgen_firstiter_hook(self, agen):
        self._asyncgens[ref(agen, self._asyncgens.pop)] = None

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(ref(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        generators = [agen for weak in self._asyncgens if (agen := weak()) is not None]
        self._asyncgens.clear()
        if not generators:
            return
        from asyncio.tasks import gather

        closing = [agen.aclose() for agen in generators]
        for agen, result in zip(generators, await gather(*closing, return_exceptions=True)):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of "
                               f"asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    async def shutdown_default_executor(self, timeout=None):
        pass  # there are no threads

    # Exceptions that nobody is there to handle.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def call_exception_handler(self, context):
        handler = self._exception_handler
        trouble = "Exception in default exception handler"
        try:
            if handler is None:
                self.default_exception_handler(context)
                return
            owner = context.get("task") or context.get("future") or context.get("handle")
            try:
                if hasattr(owner, "get_context"):
                    owner.get_context().run(handler, self, context)
                else:
                    handler(self, context)
            except _LEAVING:
                raise
            except BaseException as error:
                trouble += " while handling an unexpected error in custom exception handler"
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": error,
                    "context": context,
                })
        except _LEAVING:
            raise
        except BaseException as error:
            _log(trouble, error)

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        _log("\n".join(lines), context.get("exception"))

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        if enabled:
            unsupported("asyncio's debug mode")

    def __getattr__(self, name):
        if name in _OUTSIDE:
            unsupported(f"loop.{name}()")
        raise AttributeError(
            f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
        )

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} "
            f"closed={self.is_closed()} debug={self.get_debug()}>"
        )


# Threads, networking, processes, signals.
_OUTSIDE = frozenset("""
    run_in_executor set_default_executor add_reader remove_reader add_writer remove_writer
    add_signal_handler remove_signal_handler getaddrinfo getnameinfo create_connection
    create_server create_unix_connection create_unix_server create_datagram_endpoint
    connect_accepted_socket connect_read_pipe connect_write_pipe start_tls sendfile
    subprocess_exec subprocess_shell sock_accept sock_connect sock_recv sock_recv_into
    sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto
""".split())


class _UnixSelectorEventLoop(BaseEventLoop):
    """CPython's name for it, on most systems."""

    __module__ = "asyncio.unix_events"

    def close(self):
        super().close()  # there, it has more to close


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


def _run_until_complete_cb(future):
    if future.cancelled() or not isinstance(future.exception(), _LEAVING):
        future.get_loop().stop()  # otherwise it is being left already


def _log(message, error):
    print(message, file=sys.stderr)
    if error is not None:
        sys.__excepthook__(type(error), error, error.__traceback__)


# ---- a program ----


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine to its end, in a loop of its own."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    from asyncio.runners import Runner

    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


async def sleep(delay, result=None):
    """Gives the loop to others, for `delay` seconds or for one turn."""
    if delay <= 0:
        await __sleep0()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def __sleep0():
    yield  # None, up to the task: no future to wait for


__sleep0.__code__ = __sleep0.__code__.replace(
    co_flags=__sleep0.__code__.co_flags | _AWAITABLE_GENERATOR
)


# ---- what is elsewhere ----

for _function, _submodule in (
    (isfuture, "base_futures"),
    (create_task, "tasks"),
    (ensure_future, "tasks"),
    (sleep, "tasks"),
    (run, "runners"),
):
    _function.__module__ = f"asyncio.{_submodule}"  # that is where CPython has it

# Loaded when it is asked for.
_ELSEWHERE = {
    "locks": "Barrier BoundedSemaphore Condition Event Lock Semaphore",
    "queues": "LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown",
    "runners": "Runner",
    "taskgroups": "TaskGroup",
    "tasks": """
        ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION as_completed create_eager_task_factory
        eager_task_factory gather shield wait wait_for
    """,
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
    # These have no names of their own.
    "base_events": "",
    "futures": "",
    "unix_events": "",
}

__all__ = (
    "BaseEventLoop", "iscoroutinefunction", "iscoroutine", "AbstractEventLoop", "Handle",
    "TimerHandle", "get_event_loop", "set_event_loop", "new_event_loop", "_set_running_loop",
    "get_running_loop", "_get_running_loop", "BrokenBarrierError", "CancelledError",
    "InvalidStateError", "TimeoutError", "Future", "isfuture", "run", "Task", "create_task",
    "ensure_future", "sleep", "current_task", "all_tasks", "_register_task", "_unregister_task",
    "_enter_task", "_leave_task", "SelectorEventLoop", "EventLoop",
    *" ".join(_ELSEWHERE.values()).split(),
)


def __getattr__(name):
    for submodule, names in _ELSEWHERE.items():
        if name == submodule:
            return __import__(f"asyncio.{name}", fromlist=["*"])
        if name in names.split():
            globals()[name] = value = getattr(__getattr__(submodule), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return {*globals(), *_ELSEWHERE, *__all__}


absent(__name__, """
    AbstractServer Server BaseProtocol Protocol DatagramProtocol SubprocessProtocol
    BufferedProtocol BaseTransport ReadTransport WriteTransport Transport DatagramTransport
    SubprocessTransport StreamReader StreamWriter StreamReaderProtocol open_connection
    start_server open_unix_connection start_unix_server create_subprocess_exec
    create_subprocess_shell IncompleteReadError LimitOverrunError SendfileNotAvailableError
    wrap_future run_coroutine_threadsafe get_event_loop_policy set_event_loop_policy
    AbstractEventLoopPolicy DefaultEventLoopPolicy capture_call_graph format_call_graph
    print_call_graph FrameCallGraphEntry FutureCallGraph future_add_to_awaited_by
    future_discard_from_awaited_by base_futures base_subprocess base_tasks constants
    format_helpers graph log mixins protocols selector_events sslproto staggered streams
    subprocess transports trsock
""")
