# itemgetter, attrgetter and methodcaller: what they fetch, show and refuse.
from operator import attrgetter, itemgetter, methodcaller


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx=0, *, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Line:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __getattr__(self, name):
        print("looking for", name)
        raise AttributeError(name)


line = Line(Point(1, 2), Point(3, 4))
print(itemgetter(1)("abc"), itemgetter(0, -1)("abc"), itemgetter(slice(1, 3))("abcd"), itemgetter("k")({"k": 1}))
print(attrgetter("a")(line), attrgetter("a.x", "b.y", "a")(line))
print(methodcaller("moved", 1, dy=5)(line.a), methodcaller("moved")(line.b))
print(sorted([Point(2, 1), Point(1, 9)], key=attrgetter("x")), max([("a", 3), ("b", 5)], key=itemgetter(1)))
print(list(map(itemgetter("n"), [{"n": 1}, {"n": 2}])))
for g in (itemgetter(1), itemgetter(1, "a"), itemgetter((1, 2)), attrgetter("a"), attrgetter("a.b", "c"),
          methodcaller("up"), methodcaller("go", 1, fast=True), itemgetter):
    print(g)
print(itemgetter(1).__reduce__(), attrgetter("a.b").__reduce__(), methodcaller("m", 1).__reduce__())

loop = []
g = itemgetter(loop)
loop.append(g)
print(g)

for make in (
    lambda: itemgetter(), lambda: itemgetter(x=1), lambda: itemgetter(1)(), lambda: itemgetter(5)("abc"), lambda: itemgetter(1)("a", 2),
    lambda: itemgetter(1)(a=2), lambda: itemgetter(1)(5), lambda: itemgetter(1).x, lambda: itemgetter("k", "z")({"k": 1}),
    lambda: attrgetter(), lambda: attrgetter(1), lambda: attrgetter("a", 2), lambda: attrgetter("x.y")(line), lambda: attrgetter("a.zap")(line),
    lambda: attrgetter("x")(), lambda: attrgetter(".a")(5), lambda: attrgetter("a", b=1), lambda: attrgetter("x")(1, 2),
    lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller("x")(), lambda: methodcaller("x")(1, 2),
    lambda: methodcaller("x")(a=2), lambda: methodcaller(name="x"), lambda: methodcaller("moved", 1, 2, 3)(line.a),
    lambda: type("Sub", (itemgetter,), {}),
):
    show(make)
