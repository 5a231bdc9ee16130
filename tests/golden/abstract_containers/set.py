# What MutableSet gives for a few methods.
from collections.abc import MutableSet


class S(MutableSet):
    def __init__(self, items=()):
        self.s = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        if x not in self.s:
            self.s.append(x)

    def discard(self, x):
        if x in self.s:
            self.s.remove(x)

    def __repr__(self):
        return f"S{self.s}"


a, b = S([1, 2, 3]), S([2, 3, 4])
print(a | b, a & b, a - b, a ^ b, a <= b, a < (a | b), a == S([3, 2, 1]), a.isdisjoint(b))
print([1, 9] - a, {5} | a, a & [3], a._hash() == hash(frozenset([1, 2, 3])))
a |= b
print(a)
a &= b
print(a)
a ^= [2, 7]
print(a)
a -= {7}
a.remove(3)
print(a)
try:
    a.remove(99)
except KeyError as e:
    print(repr(e))
print(a.pop(), a)
