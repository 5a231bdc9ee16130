"""Types that no builtin name refers to, for names.py (CPython) and coverage.py (genstep)."""

import sys


async def _coroutine(): ...


async def _async_generator():
    yield


def _generator():
    yield lambda: _generator


class _Class:
    method = _generator


def _traceback():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__


def _closure(x):
    return (lambda: x).__closure__[0]


_waiting = _coroutine()

UNNAMED = {
    "generator": type(_generator()),
    "coroutine": type(_waiting),
    "async_generator": type(_async_generator()),
    "function": type(_generator),
    "method": type(_Class().method),
    "builtin_function_or_method": type(len),
    "code": type(_generator.__code__),
    "cell": type(_closure(1)),
    "frame": type(sys._getframe()),
    "traceback": type(_traceback()),
    "mappingproxy": type(vars(type)),
    "SimpleNamespace": type(sys.implementation),
    "GenericAlias": type(list[int]),
    "Union": type(int | str),
}

_waiting.close()
