# What throw() makes the context of: the caller's exception and the generator's own.
import sys


def g1():
    try:
        raise KeyError("mine")
    except KeyError:
        try:
            yield
        except ValueError as error:
            print("context in generator:", repr(error.__context__))
            print("handled:", repr(sys.exception()))
            yield
        print("back to", repr(sys.exception()))
        yield


g = g1()
next(g)
try:
    raise IndexError("caller's")
except IndexError:
    g.throw(ValueError("thrown"))
print(repr(sys.exception()))
next(g)
