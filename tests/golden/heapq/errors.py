# heapq.merge, nlargest and nsmallest when keys, comparisons or iterators fail; StopIteration counts as an end.
from heapq import merge, nlargest, nsmallest


class Broken:
    def __init__(self, error):
        self.error = error

    def __len__(self):
        raise self.error

    def __iter__(self):
        return iter([3, 1, 2])


def fails(item):
    raise ZeroDivisionError


def stops_at_two(item):
    if item == 2:
        raise StopIteration
    return item


def ends_badly():
    yield 1
    raise ZeroDivisionError


def show(call, *args, **kwds):
    try:
        result = call(*args, **kwds)
        print(result if isinstance(result, list) else list(result))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        entry, names = error.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(repr(error), *names)


for best in nsmallest, nlargest:
    for n in 0, 1, 2, -1, 2.0, "2", None:
        show(best, n, iter([2, 3, 1]))
        show(best, n, [1, "a"])
        show(best, n, 5)
    show(best, 2, [3, 1, 2], key=fails)
    show(best, 1, [3, 1, 2], key=fails)
    show(best, 2, ends_badly())
    show(best, 1, iter([1, "a"]))
    show(best, 2, iter([1, 2, "a"]))
    for error in TypeError, AttributeError, ValueError:
        show(best, 2, Broken(error))

show(merge, [1, 2], 5)
show(merge, [1], ["a"])
show(merge, ends_badly(), [2])
show(merge, [1], [2], key=fails)
show(merge, [1, 2, 3], [2, 4], key=stops_at_two)
show(merge, [2, 3], [1, 2, 5], key=stops_at_two)
show(merge, [1, 2, 3], key=stops_at_two)

merged = merge([1, 4], [2, 3])
print(next(merged))
try:
    merged.throw(ZeroDivisionError)
except ZeroDivisionError as error:
    print(repr(error), list(merged))
