# bisect: the place of an item in a sorted sequence, with bounds and keys.
import bisect as module
from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, 2, 2, 2, 5]
for x in (0, 1, 2, 3, 5, 9):
    print(x, bisect_left(a, x), bisect_right(a, x), bisect(a, x))
print(bisect_left(a, 2, 2), bisect_right(a, 2, 0, 2), bisect_left(a, x=2, lo=2, hi=4), bisect_right(a, 2, hi=None))
words = ["a", "bb", "ccc", "dddd"]
print(bisect_left(words, 3, key=len), bisect_right(words, 3, key=len), bisect("aceg", "d"), bisect((1, 3), 2))


def grade(score):
    return "FDCBA"[bisect([60, 70, 80, 90], score)]


print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
b = [3, 6]
for x in (5, 3, 9, 6):
    insort(b, x)
print(b)
pairs = [(1, "x"), (3, "y")]
insort(pairs, (2, "new"), key=lambda p: p[0])
insort_left(pairs, (3, "first"), key=lambda p: p[0])
insort_right(pairs, (3, "last"), key=lambda p: p[0])
print(pairs)


class Loud:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}?", end=" ")
        return self.n < other.n


louds = [Loud(n) for n in (1, 3, 5, 7, 9)]
print(bisect_left(louds, Loud(5)), bisect_right(louds, Loud(5)))


class Shelf:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        print("len", end=" ")
        return len(self.items)

    def __getitem__(self, i):
        print("item", i, end=" ")
        return self.items[i]

    def insert(self, i, item):
        print("insert", i, item)


s = Shelf([1, 2, 4])
insort(s, 3)
print(module.bisect is module.bisect_right, module.insort is module.insort_right, bisect_left)
for make in (
    lambda: bisect([1]), lambda: bisect([1], 2, -1), lambda: bisect([1, "a"], 2, 1), lambda: bisect([1], 1, 0, 5),
    lambda: bisect(5, 1), lambda: bisect([1], 1, key=3), lambda: bisect([1], 1, 0, 1, len), lambda: insort((1, 2), 3),
    lambda: bisect([1], 1, "a"), lambda: bisect([1, 2], 1, key=lambda x: 1 / 0), lambda: bisect([1], 1, foo=2),
):
    show(make)
