# itertools: endless, finite and combinatoric iterators.
from itertools import (
    accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle,
    dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap,
    takewhile, tee, zip_longest,
)

print(list(islice(count(10, 5), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)))
print(list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(batched("abcde", 2)))
print(list(compress("abcd", [1, 0, 1, 0])), list(dropwhile(lambda n: n < 3, [1, 3, 2])), list(takewhile(lambda n: n < 3, [1, 3, 2])))
print(list(filterfalse(lambda n: n % 2, range(5))), list(pairwise("abc")), list(starmap(pow, [(2, 3), (3, 2)])))
print([(k, list(g)) for k, g in groupby("aabccc")], [(k, len(list(g))) for k, g in groupby(range(6), lambda n: n // 4)])
print(list(islice("abcdef", 1, 5, 2)), list(zip_longest("ab", "xyz", fillvalue="-")))
a, b = tee(iter([1, 2, 3]))
print(next(a), list(b), list(a))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(permutations("abc", 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)))
