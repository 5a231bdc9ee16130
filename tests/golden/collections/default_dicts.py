# defaultdict: values are made when they are asked for, by [] alone.
from collections import defaultdict


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


groups = defaultdict(list)
for word in "apple avocado bean banana cherry".split():
    groups[word[0]].append(word)
print(groups, groups["z"], groups.get("y"), "y" in groups, len(groups))
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print(dict(counts), counts.default_factory)


def tree():
    return defaultdict(tree)


t = tree()
t["a"]["b"]["c"] = 1
print(list(t), list(t["a"]["b"]))

d = defaultdict(int, {"a": 1}, b=2)
print(d, d.copy(), type(d.copy()).__name__, d | {"q": 1}, {"q": 1, "a": 9} | d)
d |= {"w": 3}
d.default_factory = str
print(d["new"], d, d == {"a": 1, "b": 2, "w": 3, "new": ""})
d.default_factory = None
print(d)
loop = defaultdict(list)
loop["self"] = loop
print(loop)


class Doubler(defaultdict):
    def __missing__(self, key):
        return key * 2


print(Doubler(int)["ab"], Doubler(int, a=1), type(Doubler(int).copy()).__name__, Doubler(int).copy()["x"])


class Looking(defaultdict):
    def __getitem__(self, key):
        print("get", key, end=" ")
        return super().__getitem__(key)


print(Looking(lambda: "made")["k"])
for make in (
    lambda: defaultdict(5), lambda: defaultdict(), lambda: defaultdict(None)["a"], lambda: defaultdict(list, 1), lambda: defaultdict(list, [(1, 2)], 3),
    lambda: defaultdict(lambda: 1 / 0)["a"], lambda: defaultdict(len)["a"], lambda: defaultdict(list)[[]], lambda: d | [1], lambda: d.foo,
    lambda: defaultdict(int).__missing__("k"), lambda: defaultdict[int, str], lambda: defaultdict, lambda: defaultdict(default_factory=int),
    lambda: defaultdict(int).fromkeys("ab"), lambda: defaultdict(int, a=1).__reduce__()[:4],
):
    show(make)
match defaultdict(int, a=1):
    case {"a": a, "b": b}:
        print("made b", a, b)
    case {"a": a}:
        print("a only", a)
