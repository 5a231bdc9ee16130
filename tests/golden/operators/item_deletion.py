# del x[key] where that cannot be done: the words depend on the type and on the key.
import types


class Reading:
    def __getitem__(self, key):
        return 1


class Setting:
    def __setitem__(self, key, value):
        pass


class Text(str):
    pass


class Plain:
    pass


class Position:
    def __index__(self):
        return 0


class Failing:
    def __index__(self):
        return 1 // 0


holders = [None, 3, True, "s", (1,), b"b", {1}, frozenset(), range(3), len, int, list[int], 1.5]
holders += [object(), iter([]), (x for x in []), {}.keys(), {}.values(), {}.items(), slice(1)]
holders += [types.MappingProxyType({}), Reading(), Setting(), Text("a"), Plain(), ValueError(), Plain]
for holder in holders:
    for key in [0, True, Position(), "k", None, slice(1), 1.5]:
        try:
            del holder[key]
        except Exception as error:
            print(type(holder).__name__, type(key).__name__, type(error).__name__, error)
for holder in ["s", None, Plain(), Text("a"), (1,)]:
    for key in [0, 10**30, Failing(), "k"]:
        try:
            holder[key] = 1
        except Exception as error:
            print("set", type(holder).__name__, type(key).__name__, type(error).__name__, error)
        try:
            del holder[key]
        except Exception as error:
            print(type(holder).__name__, type(key).__name__, type(error).__name__, error)
