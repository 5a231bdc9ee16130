# What a class body sees: its own names, then globals, not the function's around it; cells all the same.
x = "module"


def f():
    x = "function"
    y = "free"

    class C:
        print(x, y)
        x = "class"
        print(x)
        z = y + "!"
        print(z)

        def method(self):
            return x, y

        del x
        print(x)

    return C().method(), C.z


print(f())


class D:
    print(__name__, __qualname__, "__module__" in locals())
    n = 1
    for n in range(3): pass
    m = [n for _ in (1,)] if 0 else n
    if n: o = lambda self: n if 0 else __class__.__name__


print(D.n, D.m, D().o())
