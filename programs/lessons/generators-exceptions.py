# Lesson 8: Each generator keeps its own exception state
# Watch: when the generator yields inside `except`, its exception leaves the exception-state stack
# Watch: with it (exc_pop), and comes back when it is resumed (exc_push). The caller never sees it.
import sys


def handling():
    try:
        raise KeyError("inner")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())


g = handling()
print(next(g))  # expect: KeyError('inner')
print(sys.exception())  # expect: None

try:
    raise ValueError("outer")
except ValueError:
    print(repr(sys.exception()))  # expect: ValueError('outer')
    print(next(g))  # expect: KeyError('inner')
    print(repr(sys.exception()))  # expect: ValueError('outer')
