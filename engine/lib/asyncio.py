"""An event loop, and what it drives: coroutines wrapped in tasks, waiting for futures.

    loop._ready:  [ handle | handle | ... ]        what can run now, in this order
    loop._scheduled: heap of timers                what will run later

    handle -> task._step() -> coroutine.send(None) -> ... await ... await future
                                                                       |
        the future is what send() returns: the task asks it -----------+
        to call task_wakeup when it is done, and gives the loop its turn

Everything else here is made of these: sleep() is a future that a timer
finishes; gather() is one that the last of some others finishes; a lock is a
queue of futures. Nothing runs at the same time as anything else: a coroutine
keeps the loop until its next await that has to wait.

Time is the program's own clock: when nothing is ready, the loop lets it jump
to the next timer. What CPython writes in C (Future, Task, asking for the
running loop) is marked with @stand_in: it leaves no entries in tracebacks.
Threads, networking and processes are not there.
"""

import sys
from collections import deque
from contextvars import copy_context
from heapq import heapify, heappop, heappush
from types import GenericAlias, MethodType, ModuleType, coroutine

from _functools import partial
from _genstep import absent, source_line, stand_in, unsupported, waited, warn
from _genstep import wait as let_time_pass
from _weakref import ref

__all__ = [
    "BaseEventLoop", "iscoroutinefunction", "iscoroutine",
    "AbstractEventLoop", "Handle", "TimerHandle",
    "get_event_loop", "set_event_loop", "new_event_loop", "get_running_loop",
    "_get_running_loop", "_set_running_loop",
    "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError",
    "Future", "isfuture",
    "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier",
    "Runner", "run",
    "Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown",
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED",
    "wait", "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
    "current_task", "all_tasks", "create_eager_task_factory", "eager_task_factory",
    "_register_task", "_unregister_task", "_enter_task", "_leave_task",
    "TaskGroup", "to_thread", "Timeout", "timeout", "timeout_at",
    "SelectorEventLoop", "EventLoop",
]

TimeoutError = TimeoutError  # asyncio.TimeoutError is the built-in one


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The future is done already, or not yet."""


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset."""


# ---- what can be awaited ----


def _find(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def iscoroutine(obj):
    """Whether it is a coroutine: what a task can drive."""
    if type(obj) is _COROUTINE:
        return True
    return all(_find(type(obj), name) for name in ("send", "throw", "close", "__await__"))


async def _sample():
    pass


_COROUTINE = type(_sample_coroutine := _sample())
_sample_coroutine.close()
_FUNCTION = type(_sample)
_GENERATOR = type(_ for _ in ())
del _sample_coroutine

_ITERABLE_COROUTINE = 0x100  # in co_flags: types.coroutine made it


def _isawaitable(obj):
    if type(obj) is _GENERATOR:
        return bool(obj.gi_code.co_flags & _ITERABLE_COROUTINE)
    return type(obj) is _COROUTINE or _find(type(obj), "__await__") is not None


_COROUTINE_FUNCTION = 0x80


def iscoroutinefunction(func):
    """Whether calling it makes a coroutine."""
    warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead",
        DeprecationWarning,
        2,
    )
    while isinstance(func, (MethodType, partial)):
        func = func.__func__ if isinstance(func, MethodType) else func.func
    return type(func) is _FUNCTION and bool(func.__code__.co_flags & _COROUTINE_FUNCTION)


async def _wrap_awaitable(awaitable):
    return await awaitable


def isfuture(obj):
    """Whether it is a future, or says that it can stand for one."""
    return (
        hasattr(type(obj), "_asyncio_future_blocking")
        and obj._asyncio_future_blocking is not None
    )


# ---- how things are shown ----


def _callback_name(func, suffix=""):
    if isinstance(func, partial):
        return _callback_name(func.func, "()" + suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None)
    return (name or repr(func)) + "()" + suffix


def _callback_place(func):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    if type(func) is _FUNCTION:
        return f" at {func.__code__.co_filename}:{func.__code__.co_firstlineno}"
    return _callback_place(func.func) if isinstance(func, partial) else ""


def _describe_callback(func):
    return _callback_name(func) + _callback_place(func)


def _describe_callbacks(callbacks):
    shown = [_describe_callback(callbacks[0][0])]
    if len(callbacks) > 2:
        shown.append(f"<{len(callbacks) - 2} more>")
    if len(callbacks) > 1:
        shown.append(_describe_callback(callbacks[-1][0]))
    return f"cb=[{', '.join(shown)}]"


def _describe_coroutine(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    name = f"{name or f'<{type(coro).__name__} without __name__>'}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:
        running = getattr(coro, "cr_running", None) or getattr(coro, "gi_running", False)
        return f"{name} running" if running else name
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


def _describe_outcome(future):
    info = [future._state.lower()]
    if future._state == "FINISHED":
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            from reprlib import repr as short_repr

            info.append(f"result={short_repr(future._result)}")
    if future._callbacks:
        info.append(_describe_callbacks(future._callbacks))
    return info


_being_shown = set()  # ids: a future may hold itself


def _show(future, describe):
    if id(future) in _being_shown:
        return "..."
    _being_shown.add(id(future))
    try:
        return f"<{type(future).__name__} {' '.join(describe(future))}>"
    finally:
        _being_shown.discard(id(future))


# ---- the running loop ----

_running_loop = None
_loop_set = None  # by set_event_loop()
_running_task = None


@stand_in
def _get_running_loop():
    return _running_loop


@stand_in
def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


@stand_in
def get_running_loop():
    """The loop that is running now; RuntimeError when there is none."""
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


class _Policy:
    """Which loop it is when none is running: the one that set_event_loop() was given."""

    def get_event_loop(self):
        if _loop_set is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return _loop_set


@stand_in
def get_event_loop():
    """The running loop, or the one that set_event_loop() was given."""
    if _running_loop is not None:
        return _running_loop
    return _Policy().get_event_loop()


def set_event_loop(loop):
    global _loop_set
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(
            "loop must be an instance of AbstractEventLoop or None, "
            f"not '{type(loop).__name__}'"
        )
    _loop_set = loop


def new_event_loop():
    return _UnixSelectorEventLoop()


# ---- the loop ----


class Handle:
    """A callback that the loop will call, with its arguments and context."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")
    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def _info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_describe_callback(self._callback))
        return info

    def __repr__(self):
        return f"<{' '.join(self._info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_describe_callback(self._callback)}",
                "exception": error,
                "handle": self,
            })
        self = None  # nothing that looks at this frame keeps the handle alive


class TimerHandle(Handle):
    """A callback that waits in the loop's heap for its time."""

    __slots__ = ("_scheduled", "_when")
    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _info(self):
        info = super()._info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self == other
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self == other
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (
                self._when == other._when
                and self._callback == other._callback
                and self._args == other._args
                and self._cancelled == other._cancelled
            )
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        return self._when


class AbstractEventLoop:
    """What every event loop is an instance of."""


def _run_until_complete_cb(future):
    if not future.cancelled():
        error = future.exception()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return  # the loop is being left already
    future.get_loop().stop()


_CLOCK_RESOLUTION = 1e-9
_LONGEST_WAIT = 24 * 3600
_MANY_TIMERS = 100  # from here on, cancelled timers are thrown out when half of them are


# Threads, networking, processes, signals.
_LOOP_OUTSIDE = frozenset("""
    run_in_executor set_default_executor add_reader remove_reader add_writer remove_writer
    add_signal_handler remove_signal_handler getaddrinfo getnameinfo create_connection
    create_server create_unix_connection create_unix_server create_datagram_endpoint
    connect_accepted_socket connect_read_pipe connect_write_pipe start_tls sendfile
    subprocess_exec subprocess_shell sock_accept sock_connect sock_recv sock_recv_into
    sock_recvfrom sock_recvfrom_into sock_sendall sock_sendfile sock_sendto
""".split())


class BaseEventLoop(AbstractEventLoop):
    """Calls handles, one after the other, until it is told to stop."""

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._cancelled_timers = 0
        self._closed = False
        self._stopping = False
        self._running = False
        self._exception_handler = None
        self._task_factory = None
        self._asyncgens = {}  # id: weak reference to one that this loop iterates
        self._asyncgens_shutdown_called = False
        self._old_hooks = None
        self._now = 0.0
        self._waited = waited()

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} "
            f"closed={self.is_closed()} debug={self.get_debug()}>"
        )

    # Time.

    def time(self):
        """Seconds since the loop was made. Waiting lets them pass, time.sleep() too."""
        total = waited()
        if total != self._waited:  # somebody else has waited
            self._now += (total - self._waited) * 1e-9
            self._waited = total
        return self._now

    def _wait(self, timeout):
        if timeout is None:
            raise SystemExit("the program waits for ever")
        if timeout > 0:
            let_time_pass(timeout)
            self._waited = waited()
            self._now += timeout

    # Callbacks.

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
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

    def _timer_handle_cancelled(self, timer):
        if timer._scheduled:
            self._cancelled_timers += 1

    # Futures and tasks.

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Running.

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._running = True
        self._old_hooks = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(
            firstiter=self._asyncgen_firstiter, finalizer=self._asyncgen_finalizer
        )
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            sys.set_asyncgen_hooks(*self._old_hooks)
            self._old_hooks = None

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new_task:  # if it does not complete, that is raised below
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()  # nobody else can retrieve it
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run_once(self):
        """Waits until something can run, then calls what is ready now: one turn of the loop."""
        self._drop_cancelled_timers()
        timeout = None
        if self._ready or self._stopping:
            timeout = 0
        elif self._scheduled:
            timeout = min(max(0, self._scheduled[0]._when - self.time()), _LONGEST_WAIT)
        self._wait(timeout)

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

    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        if count > _MANY_TIMERS and self._cancelled_timers / count > 0.5:
            for timer in self._scheduled:
                timer._scheduled = not timer._cancelled
            self._scheduled = [timer for timer in self._scheduled if timer._scheduled]
            heapify(self._scheduled)
            self._cancelled_timers = 0
            return
        while self._scheduled and self._scheduled[0]._cancelled:
            self._cancelled_timers -= 1
            heappop(self._scheduled)._scheduled = False

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._running

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        if enabled:
            unsupported("asyncio's debug mode")

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    # Async generators: those not exhausted are closed by the loop, since closing one may wait.

    def _asyncgen_firstiter(self, generator):
        self._asyncgens[id(generator)] = ref(generator)

    def _asyncgen_finalizer(self, generator):
        self._asyncgens.pop(id(generator), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        generators = [found for weak in self._asyncgens.values() if (found := weak()) is not None]
        if not generators:
            return
        self._asyncgens.clear()
        results = await gather(
            *[generator.aclose() for generator in generators], return_exceptions=True
        )
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of "
                               f"asynchronous generator {generator!r}",
                    "exception": result,
                    "asyncgen": generator,
                })

    async def shutdown_default_executor(self, timeout=None):
        pass  # there are no threads

    def __getattr__(self, name):
        if name in _LOOP_OUTSIDE:
            unsupported(f"loop.{name}()")
        raise AttributeError(
            f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
        )

    # Exceptions that nobody is there to handle.

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [
            f"{key}: {context[key]!r}"
            for key in sorted(context)
            if key not in ("message", "exception")
        ]
        print("\n".join(lines), file=sys.stderr)
        error = context.get("exception")
        if error is not None:
            sys.__excepthook__(type(error), error, error.__traceback__)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            owner = context.get("task") or context.get("future") or context.get("handle")
            if owner is not None and hasattr(owner, "get_context"):
                owner.get_context().run(self._exception_handler, self, context)
            else:
                self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler",
                "exception": error,
                "context": context,
            })


class _UnixSelectorEventLoop(BaseEventLoop):
    """CPython's name for it, on most systems."""


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


# ---- futures ----


@stand_in
class Future:
    """A result that is not there yet, and the callbacks that wait for it."""

    __module__ = "_asyncio"

    _loop = None
    _state = "PENDING"  # then FINISHED or CANCELLED
    _result = None
    _exception = None
    _exception_tb = None
    _cancel_message = None
    _cancelled_exc = None
    _source_traceback = None
    _log_exception = False

    # True while it is on its way up to the task: `await future` is told from `yield future`.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []  # (function, context)

    def __repr__(self):
        return _show(self, _describe_outcome)

    def __del__(self):
        if self._log_exception:
            self._log_exception = False
            self._loop.call_exception_handler({
                "message": f"{type(self).__name__} exception was never retrieved",
                "exception": self._exception,
                "future": self,
            })

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def _log_traceback(self):
        return self._log_exception

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._log_exception = False

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def result(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not set.")
        self._log_exception = False
        if self._exception is not None:
            traceback, self._exception_tb = self._exception_tb, None
            raise self._exception.with_traceback(traceback)
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._log_exception = False
        return self._exception

    def _make_cancelled_error(self):
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is not None:
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = copy_context()
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

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
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self  # up to the task, which waits for it
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


# ---- tasks ----

_task_count = 0
_tasks = {}  # id: weak reference to a task that is not done


@stand_in
def _register_task(task):
    _tasks[id(task)] = ref(task)


@stand_in
def _unregister_task(task):
    _tasks.pop(id(task), None)


@stand_in
def _enter_task(loop, task):
    global _running_task
    if loop is not _running_loop:
        raise RuntimeError(f"loop {loop!r} is not the running loop")
    if _running_task is not None:
        raise RuntimeError(
            f"Cannot enter into task {task!r} while another "
            f"task {_running_task!r} is being executed."
        )
    _running_task = task


@stand_in
def _leave_task(loop, task):
    global _running_task
    if loop is not _running_loop:
        raise RuntimeError(f"loop {loop!r} is not the running loop")
    if _running_task is not task:
        raise RuntimeError(
            f"Invalid attempt to leave task {task!r} while task {_running_task!r} is entered."
        )
    _running_task = None


@stand_in
def current_task(loop=None):
    """The task that is running now, or None."""
    if loop is None:
        loop = get_running_loop()
    return _running_task if loop is _running_loop else None


def _living_tasks(loop):
    """Those of the loop that are not done, the oldest first."""
    tasks = [weak() for weak in list(_tasks.values())]
    return [task for task in tasks if task is not None and task._loop is loop and not task.done()]


@stand_in
def all_tasks(loop=None):
    """The tasks of the loop that are not done."""
    return set(_living_tasks(get_running_loop() if loop is None else loop))


@stand_in
class Task(Future):
    """Drives a coroutine: runs it up to its next wait, and again when that is over."""

    __module__ = "_asyncio"

    _log_destroy_pending = True
    _coro = None
    _fut_waiter = None  # the future it waits for
    _must_cancel = False  # CancelledError is to be thrown in at the next step
    _cancel_requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._context = copy_context() if context is None else context
        self._coro = coro
        if name is None:
            _task_count += 1
            name = f"Task-{_task_count}"
        self._name = str(name)
        if eager_start and self._loop.is_running():
            self._start_eagerly()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _register_task(self)

    def __del__(self):
        _unregister_task(self)
        if self._state == "PENDING" and self._log_destroy_pending and self._coro is not None:
            self._loop.call_exception_handler({
                "task": self,
                "message": "Task was destroyed but it is pending!",
            })
        super().__del__()

    def __repr__(self):
        return _show(self, Task._describe)

    def _describe(self):
        info = _describe_outcome(self)
        if self._cancel_requests and not self.done():
            info[0] = "cancelling"
        details = [f"name={self._name!r}"]
        if self._coro is not None:
            details.append(f"coro=<{_describe_coroutine(self._coro)}>")
        if self._fut_waiter is not None:
            details.append(f"wait_for={self._fut_waiter!r}")
        return info[:1] + details + info[1:]

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """Where it waits: the frame of its coroutine; or where its exception has been."""
        frames = []
        frame = getattr(self._coro, "cr_frame", None)
        traceback = None
        if frame is None and self._exception is not None:
            traceback = self._exception.__traceback__
        while frame is not None and (limit is None or len(frames) < limit):
            frames.insert(0, frame)
            frame = frame.f_back
        while traceback is not None and (limit is None or len(frames) < limit):
            frames.append(traceback.tb_frame)
            traceback = traceback.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Without a file, the headline goes to stdout and the frames to stderr, as in CPython."""
        frames = self.get_stack(limit=limit)
        kind = "Stack" if self._exception is None else "Traceback"
        if frames:
            print(f"{kind} for {self!r} (most recent call last):", file=file)
        else:
            print(f"No stack for {self!r}", file=file)
        for frame in frames:
            code = frame.f_code
            entry = f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}'
            line = source_line(code.co_filename, frame.f_lineno)
            if line:
                entry += f"\n    {line}"
            print(entry, file=file or sys.stderr)
        if self._exception is not None:
            kind = type(self._exception)
            module = "" if kind.__module__ in ("builtins", "__main__") else kind.__module__ + "."
            text = str(self._exception)
            print(module + kind.__qualname__ + (f": {text}" if text else ""), file=file)

    # Cancelling: CancelledError is thrown into the coroutine, which may do with it what it likes.

    def cancel(self, msg=None):
        self._log_exception = False
        if self._state != "PENDING":
            return False
        self._cancel_requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True  # what it waits for is cancelled; that wakes it up
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    # Running.

    def _start_eagerly(self):
        """The first step at once, inside the task that makes this one."""
        global _running_task
        before, _running_task = _running_task, self
        _register_task(self)
        try:
            self._context.run(self._step_coroutine, None)
        finally:
            _running_task = before
            if self.done():
                self._coro = None

    def _step(self, error=None):
        """Runs the coroutine up to its next wait; `error` is thrown in."""
        _enter_task(self._loop, self)
        try:
            if self._state != "PENDING":
                raise InvalidStateError(f"__step(): already done: {self!r} {error!r}")
            if self._must_cancel:
                if not isinstance(error, CancelledError):
                    error = self._make_cancelled_error()
                self._must_cancel = False
            self._fut_waiter = None
            self._step_coroutine(error)
        finally:
            _leave_task(self._loop, self)

    def _step_coroutine(self, error):
        try:
            if error is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:  # cancelled by itself, and it waits no more
                self._must_cancel = False
                super().cancel(self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as exit:
            super().set_exception(exit)
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
        elif isinstance(awaited, _GENERATOR):
            problem = (
                "yield was used instead of yield from for "
                f"generator in task {self!r} with {awaited!r}"
            )
        else:
            problem = f"Task got bad yield: {awaited!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def task_wakeup(self, future):
        """What it waited for is done."""
        error = None
        try:
            future.result()
        except BaseException as problem:
            error = problem
        self._step(error)


def create_task(coro, **kwargs):
    """A task for the coroutine, to be run soon."""
    loop = get_running_loop()
    return loop.create_task(coro, **kwargs)


def create_eager_task_factory(custom_task_constructor):
    """For loop.set_task_factory(): tasks that run up to their first wait when they are made."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    """The future itself, or a task for a coroutine or another awaitable."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than "
                "the one specified as the loop argument"
            )
        return coro_or_future
    close = iscoroutine(coro_or_future)
    if not close:
        if not _isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if close:
            coro_or_future.close()
        raise


# ---- waiting ----


@coroutine
def __sleep0():
    yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


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


FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


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
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not f.cancelled()
            and f.exception() is not None
        ):
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def release(_):
        _release_waiter(waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    """Waits for one awaitable, which is cancelled when that takes too long."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with _timeout(timeout):
        return await fut


class _AsCompletedIterator:
    """Gives awaitables in the order in which they are done."""

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        # CPython has sets here, so that any order is right; this is the order given.
        todo = dict.fromkeys(ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws))
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)  # one for each that is waited for
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            return  # too late
        del self._todo[f]
        self._done.put_nowait(f)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    async def _wait_for_one(self, resolve=False):
        try:
            f = await self._done.get()
        except:
            self._todo_left += 1
            raise
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """An iterator over awaitables, those done first coming first."""
    if _isawaitable(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    """What gather() returns: cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

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
    finished = 0
    outer = None

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # it counts as retrieved
            return
        if not return_exceptions:
            if fut.cancelled():
                outer.set_exception(fut._make_cancelled_error())
                return
            if fut.exception() is not None:
                outer.set_exception(fut.exception())
                return
        if finished == len(futures):
            results = [_outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(fut._make_cancelled_error())
            else:
                outer.set_result(results)

    loop = _get_running_loop()
    futures = {}  # argument: its future; an argument may be given twice
    done = []
    for arg in coros_or_futures:
        if arg in futures:
            continue
        fut = ensure_future(arg, loop=loop)
        if loop is None:
            loop = fut.get_loop()
        if fut is not arg:
            fut._log_destroy_pending = False  # the caller cannot know of it
        futures[arg] = fut
        if fut.done():
            done.append(fut)
        else:
            fut.add_done_callback(_done_callback)
    children = [futures[arg] for arg in coros_or_futures]
    outer = _GatheringFuture(children, loop=loop)
    for fut in done:
        _done_callback(fut)
    return outer


def _outcome(future):
    if future.cancelled():
        return CancelledError("" if future._cancel_message is None else future._cancel_message)
    return future.exception() or future.result()


def shield(arg):
    """A future for another one, which goes on when this one is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# ---- timeouts ----


class Timeout:
    """`async with`: what takes too long is cancelled, and TimeoutError comes out."""

    def __init__(self, when):
        self._state = "created"  # active, expiring, expired, finished
        self._timer = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state == "created":
            raise RuntimeError("Timeout has not been entered")
        if self._state != "active":
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        info = f"<Timeout [{self._state}]"
        if self._state == "active":
            info += f" when={None if self._when is None else round(self._when, 3)}"
        return info + ">"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "active":
            self._state = "finished"
        elif self._state == "expiring":
            self._state = "expired"
            # Nobody but this timeout has cancelled the task: then it is a TimeoutError.
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                self._insert_timeout_error(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for error in exc_val.exceptions:
                        self._insert_timeout_error(error)
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None

    @staticmethod
    def _insert_timeout_error(error):
        """The CancelledError behind an exception becomes a TimeoutError's cause."""
        while error.__context__ is not None:
            if isinstance(error.__context__, CancelledError):
                timeout_error = TimeoutError()
                timeout_error.__context__ = timeout_error.__cause__ = error.__context__
                error.__context__ = timeout_error
                break
            error = error.__context__


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


_timeout = timeout


# ---- groups of tasks ----


class TaskGroup:
    """`async with`: waits for all its tasks; when one fails the others are cancelled."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}  # in the order of their making; a set in CPython, in any order
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        tb = None
        try:
            return await self._aexit(et, exc)
        finally:
            # What is raised holds this frame: it must not hold the group's exceptions.
            self._parent_task = None
            self._errors = None
            self._base_error = None
            exc = None

    async def _aexit(self, et, exc):
        self._exiting = True
        cancelled = exc if et is not None and issubclass(et, CancelledError) else None
        if exc is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        if et is not None and not self._aborting:
            self._abort()

        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except CancelledError as error:
                if not self._aborting:  # the parent task is cancelled from outside
                    cancelled = error
                    self._abort()
            self._on_completed_fut = None

        if self._base_error is not None:
            try:
                raise self._base_error
            finally:
                exc = None
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancelled = None  # that was only to wake the parent up
        try:
            if cancelled is not None and not self._errors:
                try:
                    raise cancelled
                finally:
                    exc = None
        finally:
            cancelled = None
        if et is not None and not issubclass(et, CancelledError):
            self._errors.append(exc)
        if self._errors:
            if self._parent_task.cancelling():
                self._parent_task.uncancel()
                self._parent_task.cancel()
            try:
                raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
            finally:
                exc = None

    def create_task(self, coro, **kwargs):
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, **kwargs)
        self._tasks[task] = None
        task.add_done_callback(self._on_task_done)
        try:
            return task
        finally:
            del task

    def _is_base_error(self, exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():
                self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_base_error(error) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent "
                           f"task {self._parent_task} is already completed",
                "exception": error,
                "task": task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            # The parent waits in __aexit__, or in the group's body, which ends then.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()


# ---- locks ----


class _LoopBound:
    """Belongs to the loop in which it is first waited for."""

    _loop = None

    def _get_loop(self):
        loop = _get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _show(self, extra):
        if getattr(self, "_waiters", None):
            extra = f"{extra}, waiters:{len(self._waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{extra}]>"


class _AcquiredByWith:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_AcquiredByWith, _LoopBound):
    """Held by one at a time; the others wait in a queue of futures."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return self._show("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(w.cancelled() for w in self._waiters or ()):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            if not self._locked:  # woken up and cancelled at once: the next one's turn
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_LoopBound):
    """A flag that others wait for."""

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        return self._show("set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for fut in self._waiters:
                if not fut.done():
                    fut.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            await fut
            return True
        finally:
            self._waiters.remove(fut)


class Condition(_AcquiredByWith, _LoopBound):
    """A lock whose holder can wait for others to change something."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self):
        return self._show("locked" if self.locked() else "unlocked")

    async def wait(self):
        """Lets go of the lock, waits for notify(), takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        fut = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                cancelled = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as error:
                        cancelled = error
                if cancelled is not None:
                    try:
                        raise cancelled
                    finally:
                        cancelled = None
        except BaseException:
            self._notify(1)  # the notification may have been for this one
            raise

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_AcquiredByWith, _LoopBound):
    """Held by some at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        return self._show("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except CancelledError:
            if fut.done() and not fut.cancelled():
                self._value += 1  # what it was given goes back
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for fut in self._waiters or ():
            if not fut.done():
                self._value -= 1
                fut.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """One that cannot be released more often than acquired."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_LoopBound):
    """Lets its parties go on when all of them have come."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"  # draining, resetting, broken
        self._count = 0

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f", waiters:{self.n_waiting}/{self.parties}"
        return self._show(extra)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
        if self._state == "broken":
            raise BrokenBarrierError("Barrier aborted")

    async def _release(self):
        self._state = "draining"
        self._cond.notify_all()

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state != "filling")
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError("Abort or reset of barrier")

    def _exit(self):
        if self._count == 0:
            if self._state in ("resetting", "draining"):
                self._state = "filling"
            self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


# ---- queues ----


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class QueueShutDown(Exception):
    """put() into, or get() from, a queue that was shut down."""


class Queue(_LoopBound):
    """Items on their way from those who put() to those who get()."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)
        self._is_shutdown = False

    # These three are what the kinds of queues differ in.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        result = f"maxsize={self._maxsize!r}"
        if getattr(self, "_queue", None):
            result += f" _queue={list(self._queue)!r}"
        if self._getters:
            result += f" _getters[{len(self._getters)}]"
        if self._putters:
            result += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            result += f" tasks={self._unfinished_tasks}"
        if self._is_shutdown:
            result += " shutdown"
        return result

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        if self._maxsize <= 0:
            return False
        return self.qsize() >= self._maxsize

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = self._get_loop().create_future()
            self._putters.append(putter)
            try:
                await putter
            except:
                putter.cancel()
                if putter in self._putters:
                    self._putters.remove(putter)
                if not self.full() and not putter.cancelled():
                    self._wakeup_next(self._putters)  # its turn goes to another
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown and self.empty():
                raise QueueShutDown
            getter = self._get_loop().create_future()
            self._getters.append(getter)
            try:
                await getter
            except:
                getter.cancel()
                if getter in self._getters:
                    self._getters.remove(getter)
                if not self.empty() and not getter.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wakeup_next(waiters)


class PriorityQueue(Queue):
    """The smallest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item, heappush=heappush):
        heappush(self._queue, item)

    def _get(self, heappop=heappop):
        return heappop(self._queue)


class LifoQueue(Queue):
    """The item put last comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()


# ---- running a program ----


class Runner:
    """`with`: a loop for run(), which at the end cancels what is left and closes it."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"  # initialized, closed
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != "initialized":
            return
        try:
            loop = self._loop
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._set_event_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        if not iscoroutine(coro):
            if not _isawaitable(coro):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _wrap_awaitable(coro)
        if context is None:
            context = self._context
        task = self._loop.create_task(coro, context=context)
        return self._loop.run_until_complete(task)

    def _lazy_init(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            if not self._set_event_loop:
                set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = "initialized"


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine to its end, in a loop of its own."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = _living_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })


# ---- what is not here ----


async def to_thread(func, /, *args, **kwargs):
    unsupported("asyncio.to_thread(): threads")


# In CPython this module is a package. Its public names are found in its submodules, too, which
# say where the names come from: `asyncio.exceptions.CancelledError` in a traceback.
_SUBMODULES = {
    "base_events": "BaseEventLoop _run_until_complete_cb",
    "coroutines": "iscoroutine iscoroutinefunction",
    "events": """
        AbstractEventLoop Handle TimerHandle get_event_loop get_running_loop new_event_loop
        set_event_loop _get_running_loop _set_running_loop
    """,
    "exceptions": "BrokenBarrierError CancelledError InvalidStateError TimeoutError",
    "futures": "Future isfuture",
    "locks": "Barrier BoundedSemaphore Condition Event Lock Semaphore",
    "queues": "LifoQueue PriorityQueue Queue QueueEmpty QueueFull QueueShutDown",
    "runners": "Runner run",
    "taskgroups": "TaskGroup",
    "tasks": """
        ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION Task _AsCompletedIterator _GatheringFuture
        all_tasks as_completed create_eager_task_factory create_task current_task
        eager_task_factory ensure_future gather shield sleep wait wait_for _enter_task _leave_task
        _register_task _unregister_task
    """,
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
    "unix_events": "EventLoop SelectorEventLoop",
}


def _make_submodules():
    for name, members in _SUBMODULES.items():
        module = ModuleType(f"{__name__}.{name}")
        for member in members.split():
            value = globals()[member]
            if getattr(value, "__module__", None) == __name__:
                value.__module__ = module.__name__
            setattr(module, member, value)
        sys.modules[module.__name__] = globals()[name] = module


_make_submodules()

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


def __getattr__(name):
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
