# namedtuple: fields, defaults, replacing, and the errors of a function with those parameters.
from collections import namedtuple


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), Point._make([3, 4]), p == (1, 2), hash(p) == hash((1, 2)))
print(Point._fields, Point._field_defaults, Point.__match_args__, Point.__slots__, Point.__doc__, Point.x, Point.x.__doc__)
print(Point.__module__, Point.__name__, Point.__bases__, Point.__new__.__qualname__, Point.__new__.__doc__, p.__getnewargs__())
x, y = p
print(x, y, p + (3,), p.count(1), p.index(2), isinstance(p, tuple), Point(1, 2) < Point(1, 3), sorted([Point(2, 1), Point(1, 9)]))
Full = namedtuple("Full", ["a", "b", "c"], defaults=(2, 3))
print(Full(1), Full(1, c=9), Full._field_defaults, Full.__new__.__defaults__)
Empty = namedtuple("Empty", "")
print(Empty(), Empty() == (), Empty._fields, namedtuple("One", "only")(5), namedtuple("M", "a", module="elsewhere"))
print(namedtuple("R", "a a _b class x-y ok", rename=True)._fields, namedtuple("C", "a, b c")._fields)


class Vector(Point):
    __slots__ = ()

    def __new__(cls, x):
        return super().__new__(cls, x, x * 2)

    @property
    def total(self):
        return self.x + self.y


v = Vector(3)
print(v, v.total, v[1])
match p:
    case Point(x=1, y=b):
        print("keyword", b)
match p:
    case Point(1, b):
        print("position", b)
nested = namedtuple("Box", "p size")(p, 3)
print(nested, nested.p.x, nested._asdict())

for make in (
    lambda: Point(), lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, 2, z=3), lambda: Point(1, x=1), lambda: Point._make([1]),
    lambda: p._replace(z=1), lambda: setattr(p, "x", 1), lambda: delattr(p, "x"), lambda: p.z, lambda: Full(), lambda: Empty(1),
    lambda: namedtuple("P", ["a", "a"]), lambda: namedtuple("P", ["a", "class"]), lambda: namedtuple("P", ["_a"]), lambda: namedtuple("1", []),
    lambda: namedtuple("class", []), lambda: namedtuple("P", "a", defaults=(1, 2)), lambda: namedtuple("P", ["a b"]), lambda: namedtuple("P", "a", 1),
    lambda: namedtuple("P", [1]), lambda: namedtuple(), lambda: namedtuple("P", "a", rename=False, extra=1), lambda: Point.x.__get__([], list),
):
    show(make)
