# While a value is dropped, the frame's line is that of the instruction that drops it.
import sys


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        frame = sys._getframe(1)
        print(self.name, frame.f_lineno, frame.f_lasti)


def variables():
    x = Told("rebound")
    y = 1
    x = None
    x = Told("deleted")
    y = 2
    del x
    x = Told("by a loop")
    y = 3
    for x in [1]:
        pass
    first, second = Told("first"), Told("second")
    y = 4
    first, second = 1, 2
    x = \
        [
            Told("in a list")]
    y = 5
    x[
        0] = 1
    x = {1: Told("in a dict")}
    y = 6
    x[1] = 2

    def inner():
        return cell

    cell = Told("in a cell")
    y = 7
    cell = None
    cell = Told("of a deleted cell")
    y = 8
    del cell
    return Told("returned, not kept")


def attributes():
    class Box:
        pass

    box = Box()
    for item in range(4):
        box.item = Told(f"attribute {item}")
        box.other = item
    box.item = None


def managed():
    class Manager:
        def __enter__(self):
            return 1

        def __exit__(self, *error):
            pass

    target = Told("by with")
    other = 1
    with Manager() as target:
        other = 2


def counted():
    total = Told("by an operator")
    other = 1
    total = [
        1,
        2] + [3]
    return total


variables()
attributes()
managed()
counted()
name = Told("global")
other = 1
name = 2
name = Told("a deleted global")
other = 2
del name


async def never():
    pass


job = never()
other = 3
job = 4
