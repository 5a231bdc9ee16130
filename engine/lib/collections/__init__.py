"""Containers beside list, dict and the others: as much of collections as lessons use."""

__all__ = ["deque"]


class deque:
    """A list with two ends: both can be added to and taken from quickly."""

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._maxlen = maxlen
        self._items = []
        self._first = 0  # items before this one are gone
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def _drop_front(self):
        items = self._items
        items[self._first] = None
        self._first += 1
        if self._first > 32 and self._first * 2 > len(items):
            del items[: self._first]
            self._first = 0

    def append(self, item):
        self._items.append(item)
        if self._maxlen is not None and len(self) > self._maxlen:
            self._drop_front()

    def appendleft(self, item):
        if self._first > 0:
            self._first -= 1
            self._items[self._first] = item
        else:
            self._items.insert(0, item)
        if self._maxlen is not None and len(self) > self._maxlen:
            self._items.pop()

    def pop(self):
        if not len(self):
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not len(self):
            raise IndexError("pop from an empty deque")
        item = self._items[self._first]
        self._drop_front()
        return item

    def extend(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in list(iterable) if iterable is self else iterable:
            self.appendleft(item)

    def clear(self):
        self._items.clear()
        self._first = 0

    def rotate(self, n=1):
        if len(self) > 1:
            items = self._items[self._first :]
            n %= len(items)
            self._items[:] = items[-n:] + items[:-n] if n else items
            self._first = 0

    def __len__(self):
        return len(self._items) - self._first

    def __iter__(self):
        size = len(self)
        for index in range(size):
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")
            yield self._items[self._first + index]

    def __getitem__(self, index):
        size = len(self)
        if not -size <= index < size:
            raise IndexError("deque index out of range")
        return self._items[self._first + (index if index >= 0 else index + size)]

    def __contains__(self, item):
        for other in self:
            if other is item or other == item:
                return True
        return False

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return list(self) == list(other)

    def __repr__(self):
        if self._maxlen is None:
            return f"deque({list(self)!r})"
        return f"deque({list(self)!r}, maxlen={self._maxlen})"

    def remove(self, value):
        for i, item in enumerate(self):
            if item == value:
                del self._items[self._first + i]
                return
        raise ValueError("deque.remove(x): x not in deque")
