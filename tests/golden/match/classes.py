# Class patterns: positional through __match_args__, keywords, built-in types.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Circle:
    def __init__(self, center, radius):
        self.center = center
        self.radius = radius


def what(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on the x axis at {x}"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point() as p:
            return f"point {p.x},{p.y}"
        case Circle(center=Point(x, y), radius=r) if r > 10:
            return f"big circle around {x},{y}"
        case Circle(radius=r):
            return f"circle {r}"
        case str(text) | bytes(text):
            return f"text {text}"
        case list([a, b]):
            return f"list of {a} and {b}"
        case dict(d):
            return f"dict {d}"


for shape in (Point(0, 0), Point(3, 0), Point(0, 4), Point(1, 2), Circle(Point(5, 5), 20), Circle(None, 1), "t", b"b", [1, 2], {1: 2}, 5):
    print(what(shape))
try:
    match Point(1, 2):
        case Point(a, b, c):
            pass
except TypeError as error:
    print(error)
try:
    match Circle(1, 2):
        case Circle(a):
            pass
except TypeError as error:
    print(error)
