# locals() and f_locals in functions, classes, comprehensions and modules.
import sys


def f(a, *args, b=1, **kw):
    c = 2
    before = sorted(locals())
    del c
    d = [sorted(locals()) for _ in range(1)]
    return before, sorted(locals()), d


print(*f(1, 2, z=3), sep="\n")


def cells():
    x = 1

    def inner():
        y = x
        return sorted(locals().items())

    return inner(), sorted(k for k in locals())


print(cells())


class C:
    a = 1
    print(sorted(k for k in locals() if k[0] != "_"))
    b = [sorted(k for k in locals() if k[0] != "_") for _ in "x"]


print(C.b)
print("C" in locals(), locals() is globals())


def write():
    x = 1
    locals()["x"] = 2
    frame = sys._getframe()
    frame.f_locals["x"] = 3
    view = frame.f_locals
    print(x, len(view) > 0, "x" in view, view.get("zz"), list(view.items())[0])
    view.update({"x": 4})
    print(x)


write()
