# Views follow their dict, and behave like sets.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys))
print(sorted(keys & {"a", "z"}), sorted(keys | {"z"}), sorted(keys - {"a"}), sorted(keys ^ {"a", "z"}))
print("a" in keys, 3 in values, ("a", 1) in items, ("a", 2) in items, keys == set("abc"), keys.isdisjoint("xyz"))
print(list(reversed(keys)), list(reversed(values)), list(reversed(items)))
print(keys.mapping["a"], type(keys).__name__, type(iter(d)).__name__)
for k, v in d.items():
    d[k] = v * 10
print(d)
