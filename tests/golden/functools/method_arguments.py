# partialmethod: places left free, what it makes of other descriptors, and what it refuses.
from functools import Placeholder, partial, partialmethod


class Cell:
    def set(self, *args, **keywords):
        return type(self).__name__, args, keywords

    between = partialmethod(set, Placeholder, "b", Placeholder, "d", key=1)
    first = partialmethod(between, "a", other=2)
    full = partialmethod(first, "c", "e", key=3)
    of_class = partialmethod(classmethod(lambda cls, *args: (cls.__name__, args)), 1)
    static = partialmethod(staticmethod(lambda *args: args), 1)
    of_partial = partialmethod(partial(lambda *args: args[1:], 1), 2)
    builtin = partialmethod(isinstance)


def attempt(make):
    try:
        print(make())
    except TypeError as e:
        print(e, "-", repr(e.__context__))


cell = Cell()
for method in cell.between, cell.first, cell.full:
    for args in (), (1,), (1, 2), (1, 2, 3):
        attempt(lambda: method(*args))
attempt(lambda: Cell.between(cell, 1))
attempt(lambda: Cell.between(cell, 1, 2, 3))
attempt(lambda: Cell.between())
print(cell.of_class(2), Cell.of_class(2), cell.static(2), cell.of_partial(3)[-2:], cell.builtin(Cell))
for name in "first", "of_class", "static", "of_partial", "builtin":
    made, unbound = getattr(cell, name), getattr(Cell, name)
    print(name, type(made).__name__, type(unbound).__name__, getattr(made, "__self__", None) is cell)
print(Cell.__dict__["first"].args[1:], Cell.__dict__["full"].args, Cell.__dict__["full"].keywords)
print(partialmethod(len, [1], a={}), repr(partialmethod(isinstance, 5)), partialmethod[int])
attempt(lambda: partialmethod(5))
attempt(lambda: partialmethod(len, 1, Placeholder))
attempt(lambda: partialmethod(len, key=Placeholder))
attempt(lambda: partialmethod())
