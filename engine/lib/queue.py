"""Queues as they are between threads. There are no threads here: what would wait for one for ever is
refused, and what would wait for a time does so in vain."""

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

from collections import deque
from heapq import heappop, heappush
from types import GenericAlias

from _genstep import stand_in, unsupported, wait


class Empty(Exception):
    """Nothing can be got just now."""

    __module__ = "_queue"


class Full(Exception):
    """Nothing can be put just now."""


class ShutDown(Exception):
    """The queue takes no more, or has been emptied."""


@stand_in
def _wait_until(is_possible, block, timeout, error, call):
    """Waits until a call is possible; nobody makes it possible if it is not."""
    if block and timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    if is_possible:
        return
    if block and timeout is None:
        unsupported(f"waiting for another thread: {call}")
    if block:
        wait(timeout)
    raise error


class Queue:
    """First in, first out, with room for `maxsize` items, or for all with 0."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self.is_shutdown = False
        self._init(maxsize)

    # What kind of queue it is; subclasses change these.

    def _init(self, maxsize):
        self.queue = deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def _qsize(self):
        return len(self.queue)

    # How full it is.

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    # Putting and getting.

    def put(self, item, block=True, timeout=None):
        if self.is_shutdown:
            raise ShutDown
        if self.maxsize > 0:
            is_room = self._qsize() < self.maxsize
            _wait_until(is_room, block, timeout, Full, "put() on a full queue")
        self._put(item)
        self.unfinished_tasks += 1

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get(self, block=True, timeout=None):
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        _wait_until(self._qsize(), block, timeout, Empty, "get() on an empty queue")
        return self._get()

    def get_nowait(self):
        return self.get(block=False)

    # Being done.

    def task_done(self):
        """An item that was got is dealt with."""
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        """Waits until all is dealt with."""
        if self.unfinished_tasks:
            unsupported("waiting for another thread: join() of a queue with unfinished tasks")

    def shutdown(self, immediate=False):
        """No more puts; with immediate, no more gets either."""
        self.is_shutdown = True
        while immediate and self._qsize():
            self._get()
            self.unfinished_tasks = max(self.unfinished_tasks - 1, 0)

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return heappop(self.queue)

    def _put(self, item):
        heappush(self.queue, item)


class LifoQueue(Queue):
    """The newest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


@stand_in
class SimpleQueue:
    """First in, first out, without a limit and without tasks; C in CPython."""

    __module__ = "_queue"

    def __init__(self):
        self._items = deque()

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def put_nowait(self, item):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        _wait_until(self._items, block, timeout, Empty, "get() on an empty queue")
        return self._items.popleft()

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)
