"""Timeouts: a timer that cancels the task, and TimeoutError in place of that cancellation."""

from asyncio import CancelledError, current_task, get_running_loop

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    """`async with`: what takes too long is cancelled, and TimeoutError comes out."""

    def __init__(self, when):
        self._when = when
        self._state = "created"  # active, then finished; or expiring, then expired
        self._task = None
        self._timer = None

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        self._stop_timer()
        if self._state == "active":
            self._state = "finished"
            return
        self._state = "expired"
        # Somebody else may have cancelled the task as well: then it stays cancelled.
        if self._task.uncancel() > self._cancelling or exc_val is None:
            return
        if isinstance(exc_val, CancelledError):
            raise TimeoutError from exc_val
        self._insert_timeout_error(exc_val)
        if isinstance(exc_val, ExceptionGroup):
            for inner in exc_val.exceptions:
                self._insert_timeout_error(inner)

    @staticmethod
    def _insert_timeout_error(error):
        """The program's exception came up while this CancelledError was handled: now it is both."""
        while error.__context__ is not None:
            cancelled = error.__context__
            if isinstance(cancelled, CancelledError):
                error.__context__ = TimeoutError()
                error.__context__.__cause__ = error.__context__.__context__ = cancelled
                return
            error = cancelled

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state == "created":
            raise RuntimeError("Timeout has not been entered")
        if self._state != "active":
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        self._stop_timer()
        if when is not None:
            loop = get_running_loop()
            if when > loop.time():
                self._timer = loop.call_at(when, self._on_timeout)
            else:
                self._timer = loop.call_soon(self._on_timeout)

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _on_timeout(self):
        self._state = "expiring"
        self._task.cancel()
        self._timer = None

    def expired(self):
        return self._state in ("expiring", "expired")

    def __repr__(self):
        when = ""
        if self._state == "active":
            when = f" when={None if self._when is None else round(self._when, 3)}"
        return f"<Timeout [{self._state}]{when}>"


def timeout(delay):
    """At most `delay` seconds from now; None: for ever."""
    now = get_running_loop().time()
    return Timeout(None if delay is None else now + delay)


def timeout_at(when):
    """At most until loop.time() is `when`."""
    return Timeout(when)
