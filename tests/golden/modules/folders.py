"""A folder of modules is a package, also without an __init__.py."""

import _shapes.square
import _twice
from _shapes.round import circle

print(_shapes.square.area(3), circle.area(2))
print(_shapes.__name__, _shapes.__package__, _shapes.__file__, _shapes.round.__package__)
print(repr(_shapes).split(" from ")[0], len(_shapes.__path__))
print(sorted(name for name in vars(_shapes) if not name.startswith("__")))
print(_twice.kind)


def attempt(action):
    try:
        action()
    except (ImportError, AttributeError) as error:
        print(type(error).__name__, error)


def import_missing():
    import _shapes.triangle


def take_missing():
    from _shapes import square, triangle


attempt(import_missing)
attempt(take_missing)
attempt(lambda: _shapes.triangle)
