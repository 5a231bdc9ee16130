"""What is a coroutine, and what can be awaited."""

from _genstep import warn

__all__ = ("iscoroutinefunction", "iscoroutine")


async def _sample():
    pass


_COROUTINE = type(_sample_coroutine := _sample())
_sample_coroutine.close()
_GENERATOR = type(_ for _ in ())
_AWAITABLE_GENERATOR = 0x100  # in co_flags: types.coroutine() made it
del _sample, _sample_coroutine


def _has(obj, method):
    return getattr(type(obj), method, None) is not None


def iscoroutine(obj):
    """Whether it is a coroutine: what a task can drive."""
    if type(obj) is _COROUTINE:
        return True
    return all(_has(obj, method) for method in ("send", "throw", "close", "__await__"))


def _isawaitable(obj):
    if type(obj) is _GENERATOR:
        return bool(obj.gi_code.co_flags & _AWAITABLE_GENERATOR)
    return _has(obj, "__await__")


async def _wrap_awaitable(awaitable):
    return await awaitable


def iscoroutinefunction(func):
    """Whether calling it makes a coroutine."""
    import inspect

    warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead",
        DeprecationWarning,
        2,
    )
    return inspect.iscoroutinefunction(func)
