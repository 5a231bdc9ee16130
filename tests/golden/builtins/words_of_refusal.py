# Which mistake is named first, and in which words, when a call has several.
import functools
import types


def attempt(function, *args, **keywords):
    try:
        print("->", repr(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


def plain():
    pass


class Plain:
    pass


attempt(str, None, None)
attempt(str, b"", None)
attempt(str, b"", "ascii", None)
attempt(str, b"", encoding=None)
attempt(ValueError().add_note, None)
attempt(ValueError().add_note, 3)
attempt([1].pop, 10**20)
attempt([1].insert, 10**20, 2)
attempt(sum, None, "s")
attempt(sum, 3, b"")
attempt(sum, [], "")
attempt(min, zzz=1)
attempt(max, zzz=1)
attempt(enumerate, zzz=1)
attempt(enumerate, iterable=[], zzz=3)
attempt(enumerate)
attempt(lambda: b"ab" % "s")
attempt(lambda: bytearray(b"ab") % "s")
attempt(lambda: b"ab" % bytearray(b"s"))

print("-- comparing an object with itself, by name")
thing = object()
for method in ["__eq__", "__ne__"]:
    attempt(getattr(thing, method), thing)
    attempt(getattr(thing, method), 3)
    attempt(getattr(None, method), None)
    attempt(getattr(Plain, method), Plain)

print("-- what a slice makes of bools")
attempt(slice(1, 2).indices, True)
attempt(slice(True, None, True).indices, 5)

print("-- no __dict__ but a dictionary")
static = staticmethod(plain)
for holder in [plain, Plain(), functools.partial(plain), ValueError(), static, classmethod(plain)]:
    for value in [3, None, [("a", 1)]]:
        attempt(setattr, holder, "__dict__", value)
    attempt(setattr, holder, "__dict__", {"set": 1})
    attempt(lambda: holder.set)
attempt(delattr, plain, "__dict__")
attempt(delattr, static, "__dict__")
attempt(setattr, types.ModuleType("m"), "__dict__", {})
