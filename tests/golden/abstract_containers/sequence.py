# What Sequence and MutableSequence give for a few methods.
from collections.abc import MutableSequence, Sequence


class S(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


class L(MutableSequence):
    def __init__(self):
        self.l = []

    def __getitem__(self, i):
        return self.l[i]

    def __setitem__(self, i, v):
        self.l[i] = v

    def __delitem__(self, i):
        del self.l[i]

    def __len__(self):
        return len(self.l)

    def insert(self, i, v):
        self.l.insert(i, v)


s = S(1, 2, 3, 2)
print(list(s), list(reversed(s)), 2 in s, s.index(2), s.index(2, 2), s.count(2))
try:
    s.index(9)
except ValueError as e:
    print(repr(e))
match s:
    case [1, *rest]:
        print("sequence", rest)
l = L()
l.append(1)
l.extend([2, 3])
l += [4]
l.reverse()
print(list(l), l.pop(), l.remove(3), list(l))
l.clear()
print(len(l))
try:
    MutableSequence()
except TypeError as e:
    print(e)
