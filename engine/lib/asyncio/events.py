"""Handles, which are what a loop has to call, now or later; and which loop it is."""

from _genstep import absent
from asyncio._running import (
    _get_running_loop,
    _set_running_loop,
    get_event_loop,
    get_running_loop,
)
from asyncio.exceptions import _LEAVING
from contextvars import copy_context

__all__ = (
    "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "set_event_loop",
    "new_event_loop", "_set_running_loop", "get_running_loop", "_get_running_loop",
)

absent(__name__, "AbstractServer get_event_loop_policy set_event_loop_policy")


class Handle:
    """A callback that the loop will call, with its arguments and context."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._loop = loop
        self._callback = callback
        self._args = args
        self._context = copy_context() if context is None else context
        self._cancelled = False

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except BaseException as error:
            if isinstance(error, _LEAVING):
                raise
            from asyncio._shown import show_callback

            self._loop.call_exception_handler({
                "message": f"Exception in callback {show_callback(self._callback)}",
                "exception": error,
                "handle": self,
            })
        self = None  # nothing that looks at this frame keeps the handle alive

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def __repr__(self):
        from asyncio._shown import show_handle

        return show_handle(self)


class TimerHandle(Handle):
    """A callback that waits in the loop's heap for its time."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    # The heap asks which of two comes first. For > and >= Python asks the other one.

    def __lt__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return self._when < other._when

    def __le__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return self._when < other._when or self == other

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return self._parts() == other._parts()

    def _parts(self):
        return self._when, self._callback, self._args, self._cancelled

    def __hash__(self):
        return hash(self._when)


class AbstractEventLoop:
    """What every event loop is an instance of."""


class _Policy:
    """Which loop it is when none is running: the one that it was given."""

    _loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(
                "loop must be an instance of AbstractEventLoop or None, "
                f"not '{type(loop).__name__}'"
            )
        self._loop = loop

    def new_event_loop(self):
        from asyncio import EventLoop

        return EventLoop()


_policy = _Policy()


def set_event_loop(loop):
    _policy.set_event_loop(loop)


def new_event_loop():
    return _policy.new_event_loop()
