# Class patterns: positional by __match_args__, keywords, the built-in ones.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    z = 0


def kind(p):
    match p:
        case Point3(x=0): return "3d"
        case Point(0, 0): return "origin"
        case Point(0, y=y): return "on y", y
        case Point(x, Point(a, b)): return "nested", x, a, b
        case Point(): return "point"
        case int(n) | float(n): return "number", n
        case str() as s: return "str", s
        case list([a, _]): return "list of two", a
        case bool(): return "never: bool is an int"
        case dict(keys=k): return "dict"
    return "none"


for p in (Point3(0, 1), Point(0, 0), Point(0, 2), Point(1, Point(2, 3)), Point(4, 5), 6, 7.5, "s", [1, 2], True, {}, None):
    print(kind(p))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
