# cached_property and partialmethod: descriptors made of functions.
from functools import cached_property, partialmethod


def attempt(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        "The area."
        print("computing", end=" ")
        return 3 * self.r**2


c = Circle(2)
print(c.area, c.area, c.__dict__, Circle.area.__doc__, Circle.area.attrname)
c.area = 5
print(c.area)
del c.area
print(c.area, Circle(1).area)


class Slotted:
    __slots__ = ("x",)

    @cached_property
    def value(self):
        return 1


attempt(lambda: Slotted().value)


class Late:
    pass


Late.prop = cached_property(lambda self: 1)
attempt(lambda: Late().prop)
attempt(lambda: type("Two", (), {"a": (p := cached_property(len)), "b": p}))
attempt(lambda: cached_property())
attempt(lambda: cached_property[int])


class Fails:
    @cached_property
    def it(self):
        raise ValueError("not yet")


f = Fails()
attempt(lambda: f.it)
attempt(lambda: f.it)
print(f.__dict__)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *rest, **keywords):
        self.alive = state
        return state, rest, keywords

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, why="test")
    again = partialmethod(set_dead, 1)

    @classmethod
    def build(cls, n):
        return cls.__name__, n

    build_two = partialmethod(build, 2)

    @staticmethod
    def plain(a, b):
        return a, b

    plain_one = partialmethod(plain, 1)


cell = Cell()
print(cell.set_alive(), cell.alive, cell.set_dead(5), cell.again(2, z=3), cell.build_two(), Cell.build_two(), cell.plain_one(2))
print(Cell.set_alive(cell, 7), Cell.__dict__["set_alive"].args, Cell.__dict__["set_dead"].keywords, type(cell.set_alive).__name__)
print(str(Cell.__dict__["set_dead"]).startswith("functools.partialmethod(<function Cell.set_state at"))
attempt(lambda: partialmethod(5))
attempt(lambda: partialmethod())
attempt(lambda: Cell.set_alive())
