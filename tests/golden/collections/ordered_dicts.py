# OrderedDict: moving items, order-sensitive equality, both ends.
from collections import OrderedDict


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict.fromkeys("abc", 0)
o["b"] = 5
print(o, list(o), list(reversed(o)), OrderedDict(), OrderedDict(x=1), OrderedDict([("k", 1)], z=2))
o.move_to_end("a")
print(o)
o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), o)
o = OrderedDict(a=1, b=2, c=3)
print(o.pop("a"), o.pop("z", 9), o.setdefault("q"), o.setdefault("b", 7), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), dict(b=2, a=1) == OrderedDict(a=1, b=2))
print(OrderedDict(a=1) != OrderedDict(a=1), OrderedDict(a=1) == [("a", 1)], OrderedDict(a=1, b=2) != OrderedDict(b=2, a=1))
print(o.keys(), o.values(), o.items(), list(reversed(o.items())), list(reversed(o.values())), len(o.items()), "b" in o.keys())
print(o | {"n": 1}, {"n": 1} | o, type({"n": 1} | o).__name__)
o |= [("z", 1)]
print(o, o.copy(), type(o.copy()).__name__)
o.tag = "mine"
print(o.__dict__, o.copy().__dict__)
o.clear()
print(o, len(o))
o["self"] = o
print(o)


class LRU:
    def __init__(self, size):
        self.size = size
        self.data = OrderedDict()

    def get(self, key):
        if key not in self.data:
            return None
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            print("forget", self.data.popitem(last=False))


cache = LRU(2)
for key in "abacdab":
    if cache.get(key) is None:
        cache.put(key, key.upper())
print(cache.data)


class Watched(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)

    def __missing__(self, key):
        return "missing " + key


w = Watched(a=1)
w.update(b=2)
w.setdefault("c", 3)
w.setdefault("a", 9)
print(w.pop("a"), w.popitem(), w["zz"])
print(w, w.copy(), w | {"v": 1})
for make in (
    lambda: OrderedDict(5), lambda: OrderedDict([1]), lambda: OrderedDict([(1,)]), lambda: OrderedDict([(1, 2, 3)]), lambda: OrderedDict(1, 2),
    lambda: OrderedDict().update(1, 2), lambda: OrderedDict().move_to_end("z"), lambda: OrderedDict().popitem(), lambda: OrderedDict().pop("z"),
    lambda: OrderedDict().pop(), lambda: OrderedDict()["z"], lambda: OrderedDict().__delitem__("z"), lambda: OrderedDict() < OrderedDict(),
    lambda: hash(OrderedDict()), lambda: OrderedDict() | [(1, 2)], lambda: OrderedDict().foo, lambda: OrderedDict.fromkeys(5), lambda: OrderedDict[int, str],
    lambda: OrderedDict().popitem(1, 2), lambda: OrderedDict, lambda: type(iter(OrderedDict())), lambda: type(OrderedDict().keys()).__mro__,
):
    show(make)
