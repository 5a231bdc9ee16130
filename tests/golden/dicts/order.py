# A dict keeps the order of insertion.
d = {}
for word in "the quick brown fox jumps over the lazy dog".split():
    d[word] = d.get(word, 0) + 1
print(d)
d["quick"] = "changed, same place"
del d["the"]
d["the"] = "last now"
print(list(d), next(iter(d)))
inverse = {v: k for k, v in {"x": 1, "y": 2, "z": 1}.items()}
print(inverse)
print(sorted(d.items(), key=lambda pair: pair[0])[:2], max(d, key=len))
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), list(big)[:3], big[999], 500 in big)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [1]
print(nested, nested["a"]["b"].keys())
