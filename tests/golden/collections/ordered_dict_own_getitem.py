# An OrderedDict whose [] is its own: what asks it for the items, and what does not.
from collections import OrderedDict


class Recent(OrderedDict):
    def __getitem__(self, key):
        print("get", key)
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value


class Same(OrderedDict):
    def __getitem__(self, key):
        return "own"


class OwnItems(OrderedDict):
    def items(self):
        return [("own", "items")]


class OwnKeys(OrderedDict):
    def keys(self):
        return ["k"]

    def __iter__(self):
        return iter(["i"])


def attempt(name, function, make):
    try:
        print(name, "->", function(make()))
    except Exception as error:
        print(name, "->", type(error).__name__, error)


def recent():
    return Recent({number: number * 10 for number in range(3)})


def keywords(**given):
    return given


for make in recent, lambda: Same(a=1, b=2), lambda: OwnItems(a=1), lambda: OwnKeys(a=1):
    attempt("repr", repr, make)
    attempt("str", str, make)
    attempt("items", lambda it: list(it.items()), make)
    attempt("values", lambda it: list(it.values()), make)
    attempt("keys", lambda it: list(it.keys()), make)
    attempt("dict", dict, make)
    attempt("**", lambda it: {**it}, make)
    attempt("call", lambda it: keywords(**it), make)
    attempt("update", lambda it: dict().update(it), make)
    attempt("|", lambda it: it | {}, make)
    attempt("{} |", lambda it: {} | it, make)
    attempt("copy", lambda it: dict.items(it.copy()), make)
    attempt("OrderedDict", OrderedDict, make)
    attempt("==", lambda it: it == make(), make)
    attempt("pop", lambda it: it.popitem(), make)

for make in recent, lambda: Same(a=1, b=2):
    attempt("reversed items", lambda it: list(reversed(it.items())), make)
    attempt("reversed values", lambda it: list(reversed(it.values())), make)
    attempt("items' repr", lambda it: it.items(), make)
    attempt("values' repr", lambda it: it.values(), make)
    attempt("in items", lambda it: (1, 10) in it.items(), make)
    attempt("in values", lambda it: 10 in it.values(), make)
    attempt("items &", lambda it: it.items() & {(1, 10)}, make)
    attempt("reduce", lambda it: list(it.__reduce__()[4]), make)
