# Methods of dict.
d = {"a": 1, "b": 2}
print(d["a"], d.get("b"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9))
d.update({"b": 20}, d=4)
d.update([("e", 5)])
print(d, list(d), list(d.values()), list(d.items()), len(d), "a" in d, 1 in d)
print(d.pop("a"), d.pop("zz", "none"), d.popitem(), d)
del d["b"]
print(d, {**d, "x": 0}, d | {"c": 30}, dict(a=1) | {"b": 2})
d |= {"new": 1}
print(d, d.copy() is d, d.copy() == d)
print(dict([(1, 2), (3, 4)]), dict(zip("ab", (1, 2))), dict.fromkeys("ab"), dict.fromkeys([1], []), dict({"k": 1}, j=2))
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): "tuple"}[1, 2], list(reversed({"p": 1, "q": 2})))
d.clear()
print(d, bool(d), {} == {}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
for act in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.__delitem__(5), lambda: {} < {}, lambda: {}.get(), lambda: dict(5)):
    try:
        act()
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
