"""A heap in a list: the smallest item first. As much of heapq as the event loop needs."""


def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def heapify(heap):
    for index in reversed(range(len(heap) // 2)):
        _sink(heap, index)


def _rise(heap, start, index):
    """The item at `index` moves up, past larger ones."""
    item = heap[index]
    while index > start:
        parent = (index - 1) >> 1
        if not item < heap[parent]:
            break
        heap[index] = heap[parent]
        index = parent
    heap[index] = item


def _sink(heap, index):
    """The item at `index` moves down to a leaf, then up to its place: fewer comparisons."""
    start = index
    item = heap[index]
    while (child := 2 * index + 1) < len(heap):
        if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
            child += 1
        heap[index] = heap[child]
        index = child
    heap[index] = item
    _rise(heap, start, index)
