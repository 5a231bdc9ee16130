# Names of classes and modules that are no good text, and what dir() and repr() make of odd objects.
import types
from contextvars import ContextVar

for arguments in ("A\udcdcB", (), {}), ("A", (), {"__doc__": "x\udcdcy"}), ("A\0B", (), {}):
    try:
        print(type(*arguments))
    except (UnicodeEncodeError, ValueError) as error:
        print(type(error).__name__, error)


class Loader:
    def __repr__(self):
        return "<a loader>"


module = types.ModuleType("made")
print(module)
module.__loader__ = Loader()
print(module)
module.__file__ = "made.py"
print(module)

try:
    raise IndexError
except IndexError as error:
    print(dir(error.__traceback__))


class Unhashable(str):
    __hash__ = None


try:
    ContextVar(Unhashable("name"))
except TypeError as error:
    print("TypeError:", error)
