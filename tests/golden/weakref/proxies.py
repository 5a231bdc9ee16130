# proxy(): used like the object itself, until that dies.
import weakref


class Box(list):
    def __call__(self, *args):
        return ("called", args)

    def __repr__(self):
        return f"Box of {len(self)}"


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return ("add", self.value, getattr(other, "value", other))

    def __radd__(self, other):
        return ("radd", other, self.value)

    def __iadd__(self, other):
        self.value += other
        return self

    def __lt__(self, other):
        return self.value < other

    def __bool__(self):
        return self.value != 0


def attempt(use):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


box = Box([3, 1, 2])
p = weakref.proxy(box)
print(type(p), isinstance(p, Box), p is weakref.proxy(box), str(p))
print(len(p), p[0], 2 in p, sorted(p), p == [3, 1, 2], p(1), [x for x in p], bool(p))
p.append(4)
p[0] = 9
del p[1]
p.label = "mine"
print(list(box), box.label, p.__class__)
attempt(lambda: hash(p))
attempt(lambda: p.missing)
n = Number(5)
q = weakref.proxy(n)
print(type(q), q + 1, 1 + q, q + q, q < 9, bool(q))
q += 2
print(type(q), n.value)
q = weakref.proxy(n, lambda dead: print("number died"))
attempt(lambda: next(q))
attempt(lambda: weakref.proxy(5))
del n, box
for use in (lambda: p[0], lambda: len(p), lambda: p.label, lambda: p == 1, lambda: str(p), lambda: q + 1):
    attempt(use)
print(repr(p).split(";")[1], weakref.ProxyTypes)
