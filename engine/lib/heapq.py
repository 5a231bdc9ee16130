"""Heaps: a list whose first item is always the smallest (or the largest: the _max functions).

The functions that keep a heap in order are written in C, as in CPython.
"""

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max",
    "heapify_max", "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge",
]

from _genstep import stand_in
from _heapq import *

# Names from before the functions were public.
from _heapq import heapify_max as _heapify_max
from _heapq import heappop_max as _heappop_max
from _heapq import heapreplace_max as _heapreplace_max


def merge(*iterables, key=None, reverse=False):
    """One sorted iterator over several sorted ones, which are not read ahead."""
    if reverse:
        order_heap, drop_first, replace_first, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        order_heap, drop_first, replace_first, direction = heapify, heappop, heapreplace, 1
    # An entry: what decides about the order, for equal ones which iterator is the earlier one; the
    # value, and how to get the next one.
    heap = []
    for place, iterator in enumerate(map(iter, iterables)):
        try:
            advance = iterator.__next__
            value = advance()
            rank = value if key is None else key(value)
            heap.append([rank, place * direction, value, advance])
        except StopIteration:
            pass
    order_heap(heap)
    while len(heap) > 1:
        try:
            while True:
                rank, place, value, advance = entry = heap[0]
                yield value
                entry[2] = value = advance()
                entry[0] = value if key is None else key(value)
                replace_first(heap, entry)
        except StopIteration:
            drop_first(heap)
    for rank, place, value, advance in heap:  # the last one: there is nothing to compare any more
        yield value
        yield from advance.__self__


@stand_in
def _first_of_sorted(n, iterable, key, reverse, best):
    """The n items that sorted() would put first, found with a heap of n candidates whose worst is
    on top. Items that are equal keep their order."""
    if n == 1:
        nothing = object()
        found = best(iter(iterable), default=nothing, key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=reverse)[:n]

    if reverse:
        order_heap, replace_worst = heapify, heapreplace
    else:
        order_heap, replace_worst = heapify_max, heapreplace_max
    rest = iter(iterable)
    places = range(0, -n, -1) if reverse else range(n)
    heap = [(item if key is None else key(item), place, item) for place, item in zip(places, rest)]
    if not heap:
        return heap
    order_heap(heap)
    worst = heap[0][0]
    place = places.stop
    for item in rest:
        rank = item if key is None else key(item)
        if worst < rank if reverse else rank < worst:
            replace_worst(heap, (rank, place, item))
            worst = heap[0][0]
            place += places.step
    heap.sort(reverse=reverse)
    return [item for rank, place, item in heap]


def nsmallest(n, iterable, key=None):
    """sorted(iterable, key=key)[:n]"""
    return _first_of_sorted(n, iterable, key, False, min)


def nlargest(n, iterable, key=None):
    """sorted(iterable, key=key, reverse=True)[:n]"""
    return _first_of_sorted(n, iterable, key, True, max)
