# count, cycle and repeat: numbers of every kind, what they keep, their reprs.
from itertools import count, cycle, islice, repeat
from operator import length_hint


def first(n, iterable):
    return list(islice(iterable, n))


print(first(4, count()), first(4, count(10, -3)), first(3, count(0.5, 0.25)))
print(first(3, count(2**62 - 2)), first(3, count(-(2**63), -(2**63))))
print(first(3, count(1j, 2)), first(3, count(True, 2)))
for c in (count(), count(5), count(5, 2), count(5, 1), count(1.5), count(True), count(2**70), count(1, 1.0)):
    next(c)
    print(c)


class Step:
    """Adds itself from the right."""

    def __radd__(self, other):
        print("step from", other)
        return other + 10

    def __float__(self):
        return 1.0


print(first(3, count(1, Step())))


class Named(count):
    pass


n = Named(3)
print(n, next(n), next(n), n)

c = cycle(x for x in "abc" if print("take", x) is None)
print(first(7, c))
print(first(3, cycle([])))


def breaks():
    yield 1
    yield 2
    raise ValueError("half way")


c = cycle(breaks())
for _ in range(4):
    try:
        print(next(c))
    except ValueError as e:
        print("error", e)
    except StopIteration:
        print("stop")

r = repeat("x", 3)
print(r, length_hint(r), next(r), r, list(r), r, length_hint(r))
print(repeat(object=7, times=-2), list(repeat(1, 0)), repeat(5))
try:
    print(length_hint(repeat(1)), repeat(1).__length_hint__())
except TypeError as e:
    print(e)
print(list(map(pow, range(4), repeat(2))))
