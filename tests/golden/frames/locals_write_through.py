# f_locals of a function frame is a view that writes through (PEP 667).
import sys


def function():
    x = 1
    view = sys._getframe().f_locals
    view["x"] = 2
    print(x, view["x"])
    view["extra"] = "kept"
    print(sys._getframe().f_locals["extra"], sorted(view))
    snapshot = locals()
    snapshot["x"] = 3
    print(x, snapshot["x"], view["x"])
    try:
        del view["x"]
    except ValueError as error:
        print(error)


function()


def cell():
    n = 10

    def inner():
        return n

    sys._getframe().f_locals["n"] = 20
    return inner(), n


print(cell())


def gen():
    a = 1
    yield
    yield a


g = gen()
next(g)
g.gi_frame.f_locals["a"] = "changed from outside"
print(next(g))
