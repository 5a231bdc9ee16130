# What the tools say about wrong arguments.
import itertools as it


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


calls = [
    lambda: it.count("a"), lambda: it.count(1, 2, 3), lambda: it.count(x=1), lambda: it.count().foo,
    lambda: it.cycle(), lambda: it.cycle(5), lambda: it.cycle("a", "b"), lambda: it.cycle(iterable="a"),
    lambda: it.repeat(), lambda: it.repeat(1, "a"), lambda: it.repeat(1, None), lambda: it.repeat(1, 2, 3),
    lambda: it.islice("a"), lambda: it.islice("a", -1), lambda: it.islice("a", "b"), lambda: it.islice("a", 1, "b"),
    lambda: it.islice("a", "b", 2), lambda: it.islice("a", -1, 2), lambda: it.islice("a", 0, 2, 0),
    lambda: it.islice("a", 0, 2, "x"), lambda: it.islice("a", 0, -2), lambda: it.islice("a", 2, stop=2),
    lambda: it.islice(5, 2), lambda: it.islice("a", 1, 2, 3, 4),
    lambda: it.batched("a"), lambda: it.batched("a", 0), lambda: it.batched("a", "b"), lambda: it.batched(5, 2),
    lambda: it.batched("a", 2, True), lambda: it.pairwise(), lambda: it.pairwise(iterable="a"), lambda: it.pairwise(5),
    lambda: it.chain(a=1), lambda: it.chain.from_iterable(5), lambda: it.chain.from_iterable(),
    lambda: it.compress("a"), lambda: it.compress(data="a", selectors=5), lambda: it.dropwhile(1),
    lambda: it.dropwhile(1, 2), lambda: it.takewhile(None, [], 3), lambda: list(it.takewhile(None, "a")),
    lambda: it.starmap(1, iterable=2), lambda: it.filterfalse(1), lambda: it.filterfalse(None, 3),
    lambda: it.groupby(), lambda: it.groupby("", 3, 4), lambda: list(it.groupby("a", 3)), lambda: it.groupby("", keyfunc=3),
    lambda: it.accumulate(), lambda: it.accumulate("a", 1, 2), lambda: it.accumulate(5),
    lambda: it.tee(5), lambda: it.tee("", -1), lambda: it.tee(), lambda: it.tee("", "a"), lambda: it.tee("", n=2),
    lambda: it.zip_longest("a", 5), lambda: it.zip_longest("a", x=5), lambda: it.zip_longest("a", fillvalue=5, x=5),
    lambda: it.chain[int], lambda: it.count.__next__, lambda: it.chain, lambda: it.tee, lambda: it.nothing,
]
for call in calls:
    show(call)


class Pairs(it.pairwise):
    """With an __init__ of its own, keywords are its business."""

    def __init__(self, iterable, *, label):
        self.label = label


pairs = Pairs("abc", label="p")
print(pairs.label, list(pairs))
