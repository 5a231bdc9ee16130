"""Queues: items on their way from those who put() to those who get()."""

from _collections import deque
from _genstep import stand_in
from _heapq import heappop, heappush
from _types import GenericAlias
from asyncio.locks import Event, _LoopBound

__all__ = (
    "Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown",
)


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() into a full queue."""


class QueueShutDown(Exception):
    """put() into, or get() from, a queue that was shut down."""


class Queue(_LoopBound):
    """The item put first comes first. With a maxsize, put() waits while it is full."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()  # futures of those who wait, the first one first
        self._putters = deque()
        self._is_shutdown = False
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)

    # The kinds of queues differ in these three.

    def _init(self, maxsize):
        self._queue = deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    # Putting and getting.

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            with _Place(self, self._putters, self.full) as turn:
                await turn
        return self.put_nowait(item)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            with _Place(self, self._getters, self.empty) as turn:
                await turn
        return self.get_nowait()

    def put_nowait(self, item):
        if self._is_shutdown or self.full():
            raise QueueShutDown if self._is_shutdown else QueueFull
        self._put(item)
        self._wakeup_next(self._getters)
        if self._unfinished_tasks == 0:
            self._finished.clear()
        self._unfinished_tasks += 1

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def _wakeup_next(self, waiters):
        """It is taken out by who wakes it."""
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                return waiter.set_result(None)

    # Those who get() an item say when they have done with it, for those who join().

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """No more put(); and no more get() when it is empty, or at once."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                self._unfinished_tasks = max(0, self._unfinished_tasks - 1)
            if self._unfinished_tasks == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wakeup_next(waiters)

    # What there is to know about it.

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if getattr(self, "_queue", None):
            parts.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished_tasks:
            parts.append(f"tasks={self._unfinished_tasks}")
        if self._is_shutdown:
            parts.append("shutdown")
        return " ".join(parts)


@stand_in
class _Place:
    """`with`: a future among the getters or the putters, while a coroutine waits for it.

    When the coroutine is cancelled though it has been woken, the next one is in its place.
    """

    __slots__ = ("_queue", "_waiters", "_blocked", "_future")

    def __init__(self, queue, waiters, blocked):
        self._queue = queue
        self._waiters = waiters
        self._blocked = blocked
        self._future = queue._get_loop().create_future()

    def __enter__(self):
        self._waiters.append(self._future)
        return self._future

    def __exit__(self, kind, error, traceback):
        if error is None:
            return
        self._future.cancel()
        if self._future in self._waiters:
            self._waiters.remove(self._future)
        if not self._future.cancelled() and not self._blocked():
            self._queue._wakeup_next(self._waiters)


class PriorityQueue(Queue):
    """The smallest item comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    """The item put last comes first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
