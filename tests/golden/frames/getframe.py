# sys._getframe: who called whom.
import sys


def inner():
    frame = sys._getframe()
    names = []
    while frame is not None:
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return names


def outer():
    return inner()


print(outer())
print(sys._getframe(0).f_code.co_name, sys._getframe().f_back)


def generator():
    yield sys._getframe().f_back.f_code.co_name
    yield sys._getframe(1).f_code.co_name


def caller():
    return next(g)


g = generator()
print(next(g), caller())
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
