# Iterators written as classes, fed to everything that takes an iterable.
from collections import Counter, deque
from functools import reduce
from itertools import chain, count, groupby, islice


class Down:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


class Letters:
    """No __iter__: items by number until IndexError."""

    def __getitem__(self, i):
        if i == 3:
            raise IndexError
        return "abc"[i]


class Fails(Down):
    def __next__(self):
        if self.n == 1:
            raise ValueError("at one")
        return super().__next__()


print(list(islice(Down(5), 2)), list(zip(Down(3), count())), dict(zip("ab", Down(2))), [*chain(Down(2), Down(1))])
print(max(Down(4)), sorted(Down(3)), sum(Down(4)), *Down(2), all(Down(3)), any(Down(3)), 2 in Down(4), 9 in Down(2))
first, *rest = Down(4)
print(first, rest, deque(Down(6), 2), Counter(Down(3)), set(Down(3)), list(reversed(deque(Down(3)))), tuple(Letters()), "b" in Letters())
print([(k, list(g)) for k, g in groupby(Down(5), lambda x: x // 2)], reduce(lambda a, b: a + [b], Down(3), []))
print(list(map(lambda a, b: (a, b), Down(2), Down(3))), list(filter(None, Down(3))), list(enumerate(Letters(), 5)), dict.fromkeys(Down(2)))
print("-".join(Letters()), [x for x in Down(3) if x], {x: -x for x in Down(2)}, list(x * 2 for x in Letters()))
it = iter(Down(3))
print(next(it), next(it, "no"), next(it, "no"), next(it, "end"), iter(it) is it)
print(list(iter(Down(4).__next__, 1)), list(iter([1, 2, 0, 3].pop, 0)))
for use in (list, sum, sorted, lambda i: [*i], lambda i: dict(zip(i, "xyz")), lambda i: 0 in i, lambda i: deque(i), lambda i: list(chain("a", i)), max):
    try:
        print(use(Fails(3)))
    except ValueError as e:
        print(e, end="; ")
print()


def delegating():
    result = yield from Down(2)
    print("result", result)
    yield from Letters()


print(list(delegating()))


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value")


def catches():
    got = yield from Ends()
    print("got", got)


print(list(catches()), next(Ends(), "default"))
for bad in (5, None, type("NoNext", (), {"__iter__": lambda self: 5})(), type("Blocked", (), {"__iter__": None, "__getitem__": None})()):
    try:
        list(bad)
    except TypeError as e:
        print(e)
