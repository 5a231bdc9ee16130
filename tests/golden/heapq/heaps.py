# heapq: push, pop, replace, the max-heap functions, and lists that are no heaps.
from heapq import *
import heapq


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


h = []
for x in [5, 1, 4, 1, 3, 9, 2]:
    heappush(h, x)
    print(h)
print(heappop(h), h, heapreplace(h, 7), h, heappushpop(h, 0), heappushpop(h, 8), h)
print([heappop(h) for _ in range(len(h))], h, heappushpop(h, 3), h)
data = [9, 3, 7, 1, 8, 2, 6]
heapify(data)
print(data)
data = [9, 3, 7, 1, 8, 2, 6]
heapify_max(data)
print(data, heappop_max(data), data, heapreplace_max(data, 5), data, heappushpop_max(data, 10), heappushpop_max(data, 0), data)
heappush_max(data, 20)
print(data)


class Job:
    """Compares, and says so."""

    def __init__(self, name, rank):
        self.name, self.rank = name, rank

    def __lt__(self, other):
        print(f"{self.name}<{other.name}?", end=" ")
        return self.rank < other.rank

    def __repr__(self):
        return self.name


jobs = []
for name, rank in [("a", 3), ("b", 1), ("c", 2), ("d", 0)]:
    heappush(jobs, Job(name, rank))
print(jobs)
while jobs:
    print("->", heappop(jobs))
jobs = [Job(n, r) for n, r in [("a", 3), ("b", 1), ("c", 2), ("d", 0), ("e", 5)]]
heapify(jobs)
print(jobs)
heapify_max(jobs)
print(jobs)


class Meddler:
    def __lt__(self, other):
        heap.clear()
        return True


heap = [Meddler(), Meddler()]
show(lambda: heappush(heap, Meddler()))
show(lambda: heappush((), 1))
show(lambda: heappop([]))
show(lambda: heapreplace([], 1))
show(lambda: heappush([]))
show(lambda: heapify(5))
show(lambda: heappop(heap=[1]))
show(lambda: heappush([1], "a"))
print(heappush, heapq.__all__)
