# What MutableMapping gives for a few methods.
from collections.abc import MutableMapping


class M(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return "M"


m = M()
m.update(a=1, b=2)
m.update([("c", 3)])
m.update({"e": 5})
print(m.setdefault("d", 4), dict(m), m.pop("a"), m.pop("zz", None), m.popitem(), m.get("q", 0))
print(m.keys(), list(m.items()), m == {"c": 3, "d": 4, "e": 5}, "c" in m, 5 in m.values())
try:
    m.pop("zz")
except KeyError as e:
    print(repr(e))
match m:
    case {"c": x}:
        print("mapping", x)
print(sorted(m.keys() | {"q"}), m.items() & [("c", 3)], len(m.items()))
m.clear()
print(len(m))
try:
    m.popitem()
except KeyError as e:
    print(repr(e))
