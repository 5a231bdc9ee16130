# Views of keys and items as sets.
d, e = dict.fromkeys([5, 90, 3, 44, 17, 2]), dict.fromkeys([90, 44, 1000, 7])
print(d.keys() | e.keys(), d.keys() & e.keys(), d.keys() - e.keys(), d.keys() ^ e.keys())
print([5] - d.keys(), [5, 6] | d.keys(), d.keys() & [90, 3], {90} & d.keys())
print(*(sorted(s) for s in (d.items() ^ e.items(), d.items() & e.items(), d.items() - e.items())))
print(sorted({1: 2, 3: 4}.items() ^ {1: 2, 3: 5}.items()), len({1: 2}.items() | [9]))
print(d.keys().isdisjoint(e), d.keys().isdisjoint([7]), d.items().isdisjoint(e.items()))
print(d.keys() > {5}, d.keys() == set(d), {(1, 2)} <= {1: 2}.items())
for f in (
    lambda: d.keys() | 3, lambda: 3 - d.keys(), lambda: d.values() | [1],
    lambda: {1: []}.items() | [], lambda: {1: []}.items() ^ {1: [2]}.items(),
    lambda: d.keys() & 3, lambda: d.keys().isdisjoint(3),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
