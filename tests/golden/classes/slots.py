# __slots__: no dict, and errors for other names.
class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


s = Slotted(1)
print(s.a)
try:
    s.b
except AttributeError as error:
    print(error)
s.b = 2
print(s.b)
try:
    s.c = 3
except AttributeError as error:
    print(error)
print(hasattr(s, "__dict__"), Slotted.__slots__, type(Slotted.a).__name__)
del s.a
print(hasattr(s, "a"))


class Child(Slotted):
    pass


c = Child(5)
c.free = "has a dict"
print(c.a, c.free, c.__dict__)
