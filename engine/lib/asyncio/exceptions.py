"""asyncio's exceptions."""

from _genstep import absent

__all__ = ("BrokenBarrierError", "InvalidStateError", "CancelledError", "TimeoutError")

absent(__name__, "IncompleteReadError LimitOverrunError SendfileNotAvailableError")

TimeoutError = TimeoutError  # asyncio.TimeoutError is the built-in one


class CancelledError(BaseException):
    """The future or task was cancelled."""


class InvalidStateError(Exception):
    """The future is done already, or not yet."""


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset."""


# These leave the loop, and run().
_LEAVING = (SystemExit, KeyboardInterrupt)
