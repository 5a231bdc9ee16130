# Merging sorted generators lazily.
def merge(a, b):
    a, b = iter(a), iter(b)
    try:
        x = next(a)
    except StopIteration:
        yield from b
        return
    for y in b:
        while x <= y:
            yield x
            try:
                x = next(a)
            except StopIteration:
                yield y
                yield from b
                return
        yield y
    yield x
    yield from a


def multiples(n, limit):
    for i in range(0, limit, n):
        yield i


print(list(merge(multiples(2, 10), multiples(3, 10))))
print(list(merge([], [1, 2])), list(merge([1], [])), list(merge([5], [1, 2])), list(merge([1, 2], [3])))
print(list(merge(merge([3, 6], [1, 9]), merge([2, 8], [4]))))
