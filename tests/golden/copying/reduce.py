# What __reduce_ex__ gives.
class A:
    pass


class B:
    __slots__ = ("x", "y")


class C(dict):
    pass


class L(list):
    pass


class I(int):
    pass


a, b = A(), B()
a.q, b.x = 1, 2
for value in (a, b, C(a=1), L([1]), I(5), {1: 2}, [1], {1}, 1, "s", 1.5, (1,), None, object(), 1j, b"q"):
    reduced = value.__reduce_ex__(4)
    shown = [list(part) if hasattr(part, "__next__") else getattr(part, "__name__", part) for part in reduced]
    print(type(value).__name__, shown)
print(a.__reduce__()[0].__name__, a.__getstate__(), b.__getstate__(), A().__getstate__())
