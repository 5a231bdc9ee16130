# enumerate, zip, map, filter, reversed, sorted: lazily, in order.
def noisy(items):
    for item in items:
        print("<", item, end=" ")
        yield item
    print("done")


print(list(enumerate(noisy("ab"), start=5)))
print(list(zip(noisy([1, 2, 3]), noisy("xy"))))
m = map(lambda a, b: a + b, noisy([1, 2]), [10, 20, 30])
print(next(m), list(m))
f = filter(None, [0, 1, "", "a"])
print(list(f), list(filter(str.isalpha, "a1b2")))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(list(zip()), list(zip(*[(1, "a"), (2, "b")])), dict(zip("ab", range(2))))
print(any(noisy([0, 1, 2])), all(noisy([1, 0, 2])))
print(sum(noisy([1, 2])), max(noisy([1, 3]), key=lambda n: -n), min([], default="none"))
print(sorted(noisy([3, 1])), list(reversed([1, 2])), next(iter([]), "nothing"))
