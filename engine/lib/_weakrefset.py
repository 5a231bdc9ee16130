"""WeakSet: a set that forgets what nobody else holds."""

from types import GenericAlias

from _weakref import ref

__all__ = ["WeakSet"]


class WeakSet:
    """A set of weak references, which looks like one of the objects themselves."""

    def __init__(self, data=None):
        self.data = set()

        def _remove(reference, weak_self=ref(self)):
            if (owner := weak_self()) is not None:
                owner.data.discard(reference)

        self._remove = _remove
        if data is not None:
            self.update(data)

    # Looking.

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for reference in self.data.copy():
            if (item := reference()) is not None:
                yield item

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __eq__(self, other):
        if isinstance(other, type(self)):
            return self.data == set(map(ref, other))
        return NotImplemented

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __le__, __ge__ = issubset, issuperset

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    # Changing.

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def pop(self):
        item = None
        while item is None:
            try:
                item = self.data.pop()()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
        return item

    def clear(self):
        self.data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.data.intersection_update(ref(item) for item in other)
        return self

    def __isub__(self, other):
        self.data.difference_update(ref(item) for item in other)
        return self

    def __ixor__(self, other):
        self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def difference_update(self, other):
        self.__isub__(other)

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    # Making others.

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)(item for items in (self, other) for item in items)

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    def __reduce__(self):
        return type(self), (list(self),), self.__getstate__()

    __class_getitem__ = classmethod(GenericAlias)
