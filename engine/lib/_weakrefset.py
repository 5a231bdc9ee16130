"""WeakSet: a set that forgets what nobody else holds."""

from types import GenericAlias

from _weakref import ref

__all__ = ["WeakSet"]


class WeakSet:
    """A set of weak references, which looks like one of the objects themselves."""

    def __init__(self, data=None):
        self.data = set()

        def forget(reference, weak_self=ref(self)):
            owner = weak_self()
            if owner is not None:
                owner.data.discard(reference)

        self._remove = forget
        if data is not None:
            self.update(data)

    def _refs(self, items):
        return {ref(item) for item in items}

    # Looking.

    def __iter__(self):
        for reference in self.data.copy():
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.data == self._refs(other)

    def issubset(self, other):
        return self.data.issubset(self._refs(other))

    def issuperset(self, other):
        return self.data.issuperset(self._refs(other))

    def __lt__(self, other):
        return self.data < self._refs(other)

    def __gt__(self, other):
        return self.data > self._refs(other)

    __le__ = issubset
    __ge__ = issuperset

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    # Changing.

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def pop(self):
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = reference()
            if item is not None:
                return item

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(self._refs(other))
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self.data.intersection_update(self._refs(other))
        return self

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    # Making others.

    def copy(self):
        return type(self)(self)

    def union(self, other):
        return type(self)(item for items in (self, other) for item in items)

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __or__ = union
    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference

    def __reduce__(self):
        return type(self), (list(self),), self.__getstate__()

    __class_getitem__ = classmethod(GenericAlias)
