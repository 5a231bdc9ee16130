# accumulate, batched, chain, pairwise and zip_longest.
from itertools import accumulate, batched, chain, pairwise, zip_longest


def noisy(name, items):
    print(f"<{name} starts>", end=" ")
    for item in items:
        yield item
    print(f"<{name} ends>", end=" ")


print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([])))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2], lambda a, b: (a, b), initial=0)))
print(list(accumulate([], initial=7)), list(accumulate([1, 2], initial=None)), list(accumulate([1, 2], None)))

print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", n=2, strict=True)))
b = batched(iter("abcde"), 2, strict=True)
for _ in range(4):
    try:
        print(next(b), end=" ")
    except (ValueError, StopIteration) as e:
        print(type(e).__name__, e, end=" ")
print()

c = chain(noisy("one", [1, 2]), (), noisy("two", [3]), "x")
print(next(c), list(c), list(c))
print(list(chain()), list(chain([])), list(chain.from_iterable(["ab", [1], {}])))
print(list(chain.from_iterable(noisy(str(i), [i]) for i in range(3))))


class Linked(chain):
    pass


print(type(Linked.from_iterable(["ab"])).__name__, list(Linked("a", "b")))

print(list(pairwise([1, 2, 3, 4])), list(pairwise([1])), list(pairwise("")))
p = pairwise(noisy("p", "abc"))
print(next(p), next(p), next(p, "end"), next(p, "end"))

print(list(zip_longest("abc", [1], ())), list(zip_longest("ab", [1], fillvalue="-")), list(zip_longest()))
print(list(zip_longest(noisy("l", [1, 2, 3]), noisy("r", [4]), fillvalue=None)))


class Stops:
    """Ends by raising StopIteration, once; then goes on."""

    def __init__(self, *items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        item = self.items.pop(0) if self.items else None
        if item is None:
            raise StopIteration
        return item


print(list(zip_longest(Stops(1, None, 2), Stops(3, 4, 5))))
print(list(chain(Stops(1, None, 2), "z")), list(pairwise(Stops(1, 2, None, 3))))
for make in (
    lambda: list(accumulate([1, "a"])),
    lambda: list(accumulate([1, 2], lambda a: a)),
    lambda: list(chain("ab", 5)),
    lambda: list(chain.from_iterable([[1], None])),
    lambda: list(zip_longest([1], (1 / x for x in [1, 0, 2]))),
    lambda: list(batched((1 / x for x in [1, 0]), 2)),
):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
