# Which part of a line the carets mark.
import sys


def show(act):
    try:
        act()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


class Box:
    item = None


box = Box()
data = {"a": {"b": None}}
show(lambda: box.item.name)
show(lambda: data["a"]["x"]["c"])
show(lambda: 1 + 2 + None + 4)
show(lambda: (1).real.missing)
show(lambda: print(undefined_thing, 1))
show(lambda: int("x") + 1)
show(lambda: [1, 2, 3][
    10
])
show(lambda: box.method(1, 2))
show(lambda: len(5) + len("ok"))
show(lambda: (lambda n: n.upper())(
    5
))
