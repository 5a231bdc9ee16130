# FOR_ITER over each kind that has a specialised form, long enough to warm up.
def total(items):
    result = 0
    for item in items:
        result += item
    return result


def generator(n):
    for i in range(n):
        yield i


def over_list():
    return total([1, 2, 3, 4, 5, 6])


def over_tuple():
    r = 0
    for x in (1, 2, 3, 4, 5, 6):
        r += x
    return r


def over_range():
    r = 0
    for x in range(6):
        r += x
    return r


def over_generator():
    r = 0
    for x in generator(6):
        r += x
    return r


for run in (over_list, over_tuple, over_range, over_generator):
    print(run.__name__, [run() for _ in range(3)])
print(total(generator(5)), total({1: 2}), total([1]), total((2, 3)), total(range(4)))
