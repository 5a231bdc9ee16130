# Recipes made of the tools: what a lesson on iterators would build.
from collections import deque
from itertools import (accumulate, chain, combinations, compress, count, cycle, filterfalse,
                       groupby, islice, pairwise, repeat, starmap, takewhile, tee, zip_longest)
from operator import itemgetter, mul


def take(n, iterable):
    return list(islice(iterable, n))


def tabulate(function, start=0):
    return map(function, count(start))


def tail(n, iterable):
    return iter(deque(iterable, maxlen=n))


def partition(predicate, iterable):
    t1, t2 = tee(iterable)
    return filterfalse(predicate, t1), filter(predicate, t2)


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for active in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, active))
        yield from map(next, iterators)


def sieve(n):
    data = [i % 2 for i in range(n)]
    data[:3] = 0, 0, 1 if n > 2 else 0
    for p in takewhile(lambda p: p * p <= n, filter(data.__getitem__, range(3, n))):
        for i in range(p * p, n, p + p):
            data[i] = 0
    return compress(count(), data)


def run_length(s):
    return [(k, sum(1 for _ in g)) for k, g in groupby(s)]


print(take(5, tabulate(lambda x: x * x, 3)), list(tail(3, "ABCDEFG")))
print([list(part) for part in partition(lambda x: x % 2, range(8))])
print(list(powerset("abc")))
print(["".join(w) for w in sliding_window("ABCDE", 3)], "".join(roundrobin("ABC", "D", "EF")))
print(list(sieve(40)), run_length("aaabccd"))
print(list(starmap(mul, zip(count(1), "abc"))), list(accumulate(repeat(2, 5), mul)))
print([b - a for a, b in pairwise([1, 4, 9, 16])], list(zip_longest(*[iter("ABCDE")] * 2, fillvalue="x")))
people = [("ann", 30), ("bob", 25), ("cid", 30)]
print({k: [n for n, _ in g] for k, g in groupby(sorted(people, key=itemgetter(1)), itemgetter(1))})
