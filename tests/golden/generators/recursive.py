# Recursive generators: permutations, subsets, Hanoi.
def permutations(items):
    if not items:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (item, *rest)


def subsets(items):
    if items:
        *rest, last = items
        for subset in subsets(rest):
            yield subset
            yield subset + [last]
    else:
        yield []


def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(["".join(p) for p in permutations("abc")])
print(list(subsets([1, 2, 3])))
print(" ".join(hanoi(3, "A", "B", "C")))
