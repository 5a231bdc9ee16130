# tee: branches over one iterator, kept items, re-entrance.
from itertools import islice, tee


def noisy(items):
    for item in items:
        print(f"<{item}>", end=" ")
        yield item
    print("<end>", end=" ")


a, b = tee(noisy([1, 2, 3]))
print(next(a), next(a), next(b), next(a), next(b), list(b), list(a))

a, b, c = tee("ab", 3)
print(list(a), list(b), list(c), tee("x", 0), len(tee("x", 1)))

# More than one link of items.
a, b = tee(range(200))
print(sum(islice(a, 150)))
print(sum(b), next(a), sum(a), next(b, "end"))

# A tee of a branch starts where the branch stands.
a, b = tee(iter("abcdef"))
next(a), next(a)
c, d = tee(a)
print(next(c), next(d), next(b), "".join(c), "".join(a), "".join(b), "".join(d))
copied = b.__copy__()
print(type(copied), list(copied))


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(branch)


other, branch = tee(Again())
try:
    next(other)
except RuntimeError as e:
    print("RuntimeError:", e)

a, b = tee(1 // x for x in [1, 0, 2])
for it in (a, b, a, b):
    try:
        print(next(it), end=" ")
    except (ZeroDivisionError, StopIteration) as e:
        print(type(e).__name__, end=" ")
print()

# A long chain of links goes without recursion.
a, b = tee(range(100000))
print(sum(a))
del b
print(next(a, "end"))
