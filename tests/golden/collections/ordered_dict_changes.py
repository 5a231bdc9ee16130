# OrderedDict: an iterator notices every change of the order, but no new value.
from collections import OrderedDict


def attempt(change):
    o = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for key in o:
            seen.append(key)
            change(o)
        print("fine", seen, o)
    except RuntimeError as e:
        print(e, seen, o)


attempt(lambda o: o.__setitem__("z", 1))
attempt(lambda o: o.__setitem__("a", 9))
attempt(lambda o: o.pop("b", 0))
attempt(lambda o: o.pop("absent", 0))
attempt(lambda o: o.move_to_end("a"))
attempt(lambda o: o.clear())
attempt(lambda o: (o.pop("c", None), o.update(c=1)))
attempt(lambda o: o.popitem())
attempt(lambda o: o.update(a=5, b=6))
attempt(lambda o: o.setdefault("a", 7))

o = OrderedDict(a=1, b=2)
it = iter(o.items())
print(next(it))
o["b"] = 20
print(next(it), next(it, "end"))
o["c"] = 3
print(next(it, "still at its end"))
it = reversed(o)
next(it)
del o["a"]
try:
    next(it)
except RuntimeError as e:
    print(e, next(it, "end"))

source = {"x": 1, "y": 2}
o.update(source)
o.update(o)
print(o)
try:
    for key in o.keys():
        o["new"] = key
except RuntimeError as e:
    print(e)
for key in list(o):
    if key in "xy":
        del o[key]
print(o)


class Pairs:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


class Items:
    def items(self):
        return [("m", 1)]


print(OrderedDict(Pairs()), OrderedDict(Items()), {**OrderedDict(b=1, a=2)}, dict(OrderedDict(b=1, a=2)))
