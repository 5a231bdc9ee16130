# Attributes, methods, class and instance variables.
class Point:
    """A point."""

    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)


p = Point(1)
print(p, p.move(2, 3), p == Point(1), p != Point(2), p == 5)
print(Point.__name__, Point.__doc__, Point.dimensions, p.dimensions)
p.dimensions = 3
print(Point.dimensions, p.__dict__)
del p.dimensions
print(p.dimensions, hasattr(p, "z"), getattr(p, "z", "none"))
try:
    p.z
except AttributeError as error:
    print(error)
try:
    hash(p)
except TypeError as error:
    print(error)
print(Point.move(p, 1, 1), p.move.__self__ is p, p.move.__func__ is Point.move)
setattr(p, "w", 9)
print(vars(p), isinstance(p, Point), isinstance(p, object), type(p) is Point)
