# UserDict: a dict to inherit from, whose methods call one another.
import copy
from collections import UserDict


class Lower(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.lower(), item)

    def __missing__(self, key):
        return f"no {key}"


class Noted(UserDict):
    def __init__(self, *args, **kwds):
        super().__init__(*args, **kwds)
        self.note = ["made here"]

    def update(self, *args, **kwds):
        print("update", args, kwds)
        super().update(*args, **kwds)


lower = Lower({"A": 1}, B=2)
print(lower, lower["a"], lower["zz"], lower.get("zz"), "A" in lower, len(lower), list(lower))
print(lower | {"C": 3}, {"C": 3} | lower, type({"C": 3} | lower), lower | UserDict(d=4))
lower |= {"a": 5}
print(lower, lower.pop("a"), lower.setdefault("E", 6), lower)
print(Lower.fromkeys("XY", 0), lower == {"b": 2, "e": 6}, isinstance(lower, dict))

noted = Noted({"a": [1]}, b=2)
for made in noted.copy(), copy.copy(noted), copy.deepcopy(noted):
    print(type(made), vars(made), made.data is noted.data, made["a"] is noted["a"])
print(UserDict(a=1).pop("b", "gone"), Noted({}), Noted(None), UserDict([("k", "v")], dict=1))

for wrong in lambda: UserDict()["x"], lambda: UserDict() | 1, lambda: UserDict(5), lambda: hash(lower):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(repr(error))
