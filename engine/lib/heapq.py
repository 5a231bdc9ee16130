"""Heaps: a list whose first item is always the smallest (or the largest: the _max functions).

The functions that keep a heap in order are written in C, as in CPython.
"""

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max",
    "heapify_max", "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge",
]

from _heapq import *

# Names from before the functions were public.
from _heapq import heapify_max as _heapify_max
from _heapq import heappop_max as _heappop_max
from _heapq import heapreplace_max as _heapreplace_max


def merge(*iterables, key=None, reverse=False):
    """One sorted iterator over several sorted ones, which are not read ahead."""
    h = []
    h_append = h.append
    if reverse:
        _heapify, _heappop, _heapreplace, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        _heapify, _heappop, _heapreplace, direction = heapify, heappop, heapreplace, 1
    # An entry: the item's key, where its iterator stands among the others, and how to go on.
    if key is None:
        for order, it in enumerate(map(iter, iterables)):
            try:
                next = it.__next__
                h_append([next(), order * direction, next])
            except StopIteration:
                pass
        _heapify(h)
        while len(h) > 1:
            try:
                while True:
                    value, order, next = s = h[0]
                    yield value
                    s[0] = next()  # raises StopIteration when this one is done
                    _heapreplace(h, s)
            except StopIteration:
                _heappop(h)
        if h:
            # Only one is left: no more comparisons.
            value, order, next = h[0]
            yield value
            yield from next.__self__
        return

    for order, it in enumerate(map(iter, iterables)):
        try:
            next = it.__next__
            value = next()
            h_append([key(value), order * direction, value, next])
        except StopIteration:
            pass
    _heapify(h)
    while len(h) > 1:
        try:
            while True:
                key_value, order, value, next = s = h[0]
                yield value
                value = next()
                s[0] = key(value)
                s[2] = value
                _heapreplace(h, s)
        except StopIteration:
            _heappop(h)
    if h:
        key_value, order, value, next = h[0]
        yield value
        yield from next.__self__


def _best(n, iterable, key, first, sort_reverse, worst_of, orders, heapify_worst, replace_worst):
    """The n items that come first in the order wanted, found with a heap of n candidates whose
    worst is on top. Items that are equal keep their order."""
    if n == 1:
        it = iter(iterable)
        sentinel = object()
        result = first(it, default=sentinel, key=key)
        return [] if result is sentinel else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=sort_reverse)[:n]
    it = iter(iterable)
    if key is None:
        result = [(elem, i) for i, elem in zip(orders(n), it)]
    else:
        result = [(key(elem), i, elem) for i, elem in zip(orders(n), it)]
    if not result:
        return result
    heapify_worst(result)
    top = result[0][0]
    order = n if not sort_reverse else -n
    step = 1 if not sort_reverse else -1
    for elem in it:
        k = elem if key is None else key(elem)
        if worst_of(k, top):
            replace_worst(result, (elem, order) if key is None else (k, order, elem))
            top = result[0][0]
            order += step
    result.sort(reverse=sort_reverse)
    return [entry[0] if key is None else entry[2] for entry in result]


def nsmallest(n, iterable, key=None):
    """sorted(iterable, key=key)[:n]"""
    return _best(
        n, iterable, key, min, False, lambda k, top: k < top, lambda n: range(n),
        heapify_max, heapreplace_max,
    )  # fmt: skip


def nlargest(n, iterable, key=None):
    """sorted(iterable, key=key, reverse=True)[:n]"""
    return _best(
        n, iterable, key, max, True, lambda k, top: top < k, lambda n: range(0, -n, -1),
        heapify, heapreplace,
    )  # fmt: skip
