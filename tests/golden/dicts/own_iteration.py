# A dict with its own __iter__ is copied by its keys() and []; what keys() may give.


class Both(dict):
    def __iter__(self):
        print("iter")
        return iter(["x", "y"])

    def __getitem__(self, key):
        print("get", key)
        return key * 2


class OnlyKeys(dict):
    def keys(self):
        print("keys")
        return ["q"]


class OnlyItem(dict):
    def __getitem__(self, key):
        print("get", key)
        return 7


class All(Both):
    def keys(self):
        print("keys")
        return ["b"]


class Given(dict):
    def __init__(self, given):
        self.given = given

    def __iter__(self):
        return iter(())

    def keys(self):
        return self.given


class Mapping:
    def __init__(self, given):
        self.given = given

    def keys(self):
        return self.given

    def __getitem__(self, key):
        return key


def attempt(name, function):
    try:
        result = function()
        print(name, "->", type(result).__name__, dict.items(result) if isinstance(result, dict) else result)
    except Exception as error:
        print(name, "->", type(error).__name__, error)


def keywords(**given):
    return given


def interrupted():
    yield "a"
    raise ValueError("no more keys")


def update(value):
    value |= {"z": 1}
    return value


def everything(value):
    attempt("copy", lambda: value.copy())
    attempt("|", lambda: value | {})
    attempt("{} |", lambda: {} | value)
    attempt("dict", lambda: dict(value))
    attempt("**", lambda: {**value})
    attempt("call", lambda: keywords(**value))
    attempt("|=", lambda: update({"a": 2}))


for kind in Both, OnlyKeys, OnlyItem, All:
    print(kind.__name__)
    everything(kind(a=1))
    everything(kind())
    attempt("|=", lambda: update(kind(a=1)))

for kind in Given, Mapping:
    for given in 5, None, ("a", "b"):
        everything(kind(given))
    everything(kind(interrupted()))
    everything(kind(iter("ab")))

filled = Given([1, 2])
filled[1] = 2
everything(filled)
