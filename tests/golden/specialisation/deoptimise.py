# The same instruction meets one type, then another.
def add(a, b):
    return a + b


for pair in [(1, 2)] * 5 + [("a", "b")] * 5 + [(1.5, 2.5)] * 5 + [(1, 2.5), ([1], [2]), (2**70, 1)]:
    result = add(*pair)
print(result)


class A:
    x = 1

    def m(self):
        return "A"


class B:
    def __init__(self):
        self.x = 2

    def m(self):
        return "B"


class C:
    __slots__ = ("x",)

    def m(self):
        return "C"


def look(o):
    return o.x, o.m()


c = C()
c.x = 3
a, b = A(), B()
print([look(o) for o in [a] * 4 + [b] * 4 + [c] * 4 + [a, b, c]])
A.x = 10
print(look(a))
a.x = 20
print(look(a))
A.m = lambda self: "patched"
print(look(a), look(b))


def subscript(c, k):
    return c[k]


print([subscript(c, k) for c, k in [([1, 2], 1)] * 4 + [((3, 4), 0)] * 4 + [({"k": 5}, "k")] * 4 + [("str", 2), (b"b", 0), ([1], -1)]])


def compare(a, b):
    return a < b


print([compare(*p) for p in [(1, 2)] * 4 + [(1.0, 0.5)] * 4 + [("a", "b")] * 4 + [(1, 1.5), (2**80, 1)]])
g = 1


def read_global():
    return g, len


for i in range(5):
    read_global()
g = 2
print(read_global()[0])
len = 5
print(read_global()[1])
