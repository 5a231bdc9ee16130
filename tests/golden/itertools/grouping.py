# groupby: groups share one iterator, and a group ends when the next one is asked for.
from itertools import groupby


def noisy(items):
    for item in items:
        print(f"<{item}>", end=" ")
        yield item


print([(k, list(g)) for k, g in groupby("AAABBCA")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print([k for k, g in groupby("AAB")], list(groupby([])))

g = groupby(noisy("aab"))
key, group = next(g)
print(key, next(group))
key2, group2 = next(g)
print(key2, list(group), list(group2), next(g, "end"))

g = groupby(noisy("aabb"))
_, first = next(g)
print(next(first), next(first), next(first, "end"), next(first, "end"))
_, second = next(g)
print(list(first), list(second))

# All groups at once: they are empty but for nothing.
groups = list(groupby("AABB"))
print([(k, list(g)) for k, g in groups])


class Key:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(f"{self.name}=={other.name}?", end=" ")
        return self.name == other.name


for k, group in groupby([1, 2, 11], lambda x: Key(x % 10)):
    print(k.name, list(group))


def bad_key(x):
    if x == 3:
        raise KeyError(x)
    return 0


try:
    for k, group in groupby([1, 2, 3, 4], bad_key):
        for item in group:
            print(k, item)
except KeyError as e:
    print("KeyError", e)


def interrupted():
    yield 1
    yield 1
    raise ValueError("gone")


g = groupby(interrupted())
k, group = next(g)
try:
    print(list(group))
except ValueError as e:
    print(e)
print(next(g, "end"), type(group).__name__, type(g))
