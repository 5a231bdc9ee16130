# sys._getframe, exc_info and exception, and hooks for uncaught exceptions.
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
print(sys._getframe(0).f_code.co_name, [sys._getframe(i).f_code.co_name for i in range(1)])
try:
    sys._getframe(50)
except ValueError as error:
    print(error)
print(sys.exc_info(), sys.exception())


def generator():
    print("in the generator", repr(sys.exception()))
    try:
        raise KeyError("its own")
    except KeyError:
        yield repr(sys.exception())
    yield repr(sys.exception())


try:
    raise ValueError("outside")
except ValueError as error:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value is error, traceback is error.__traceback__, traceback.tb_lineno)
    g = generator()
    print(next(g), repr(sys.exception()))
    try:
        raise TypeError("nested")
    except TypeError:
        print(next(g), repr(sys.exception()), repr(sys.exception().__context__))
    print(repr(sys.exception()))
print(sys.exception())


def hook(kind, value, traceback):
    print("hook:", kind.__name__, value, traceback.tb_lineno, sys.last_exc is value)
    raise RuntimeError("the hook fails, too")


sys.excepthook = hook
1 / 0
