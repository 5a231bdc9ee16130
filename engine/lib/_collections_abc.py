"""The abstract base classes of containers, iterators and coroutines: collections.abc.

Most of them recognise a class by its methods. The bigger ones also give methods: whoever
defines the few abstract ones gets the others for nothing.

Helpers are marked with stand_in where CPython has no function of its own, so that tracebacks show
the same frames.
"""

import itertools
import sys
from abc import ABCMeta, abstractmethod

from _collections import deque
from _genstep import stand_in

__all__ = [
    "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator",
    "Hashable", "Iterable", "Iterator", "Generator", "Reversible",
    "Sized", "Container", "Callable", "Collection",
    "Set", "MutableSet",
    "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView",
    "Sequence", "MutableSequence", "ByteString", "Buffer",
]  # fmt: skip

# The classes say that they come from collections.abc, which imports them all.
__name__ = "collections.abc"

GenericAlias = type(list[int])


# ---- recognising a class by its methods ----


@stand_in
def _method(cls, name):
    """What the class has by this name, itself or inherited; None if it has nothing."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]


def _check_methods(C, *methods):
    """True if the class has all these methods; one set to None counts as missing."""
    for name in methods:
        if _method(C, name) is None:
            return NotImplemented
    return True


def _recognised_by(*methods):
    """Makes a class with all these methods a subclass of the decorated one, but not of the ones
    derived from that."""

    def decorate(owner):
        def __subclasshook__(cls, C):
            return _check_methods(C, *methods) if cls is owner else NotImplemented

        __subclasshook__.__qualname__ = f"{owner.__name__}.__subclasshook__"
        owner.__subclasshook__ = classmethod(__subclasshook__)
        return owner

    return decorate


# ---- one or two methods ----


@_recognised_by("__hash__")
class Hashable(metaclass=ABCMeta):
    """Can be a key of a dict."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_recognised_by("__buffer__")
class Buffer(metaclass=ABCMeta):
    """Lends its bytes."""

    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags: int, /) -> memoryview:
        raise NotImplementedError


@_recognised_by("__len__")
class Sized(metaclass=ABCMeta):
    """Has a length."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_recognised_by("__contains__")
class Container(metaclass=ABCMeta):
    """Can be on the right of `in`."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


@_recognised_by("__iter__")
class Iterable(metaclass=ABCMeta):
    """Can be iterated over."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        yield from ()


@_recognised_by("__reversed__", "__iter__")
class Reversible(Iterable):
    """Can be iterated over backwards, too."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_recognised_by("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    """Has a length, and items to iterate over and to look for."""

    __slots__ = ()


@_recognised_by("__iter__", "__next__")
class Iterator(Iterable):
    """Gives one item after the other, once."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next item, or StopIteration."""
        raise StopIteration

    def __iter__(self):
        return self


@_recognised_by("__await__")
class Awaitable(metaclass=ABCMeta):
    """Can be awaited."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


@_recognised_by("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    """Can be iterated over with `async for`."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_recognised_by("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    """Gives one item after the other, each to be awaited."""

    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


# ---- what can be resumed ----


@stand_in
def _as_exception(typ, val, tb):
    """The exception that throw(typ, val, tb) stands for."""
    if val is None and tb is None:
        return typ
    exception = typ() if val is None else val
    return exception if tb is None else exception.with_traceback(tb)


def _resumable(owner, kind):
    """The methods send, throw and close of a class of generators or coroutines."""

    @abstractmethod
    def send(self, value):
        """Resumes it with a value; returns what it yields next."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Resumes it with an exception; returns what it yields next."""
        raise _as_exception(typ, val, tb)

    def close(self):
        """Throws GeneratorExit in, which must not be answered by yielding."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError(f"{kind} ignored GeneratorExit")

    methods = send, throw, close
    for method in methods:
        method.__qualname__ = f"{owner}.{method.__name__}"
    return methods


@_recognised_by("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    """Needs send and throw."""

    __slots__ = ()

    send, throw, close = _resumable("Generator", "generator")

    def __next__(self):
        """The next item, or StopIteration."""
        return self.send(None)


@_recognised_by("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    """Needs send, throw and __await__."""

    __slots__ = ()

    send, throw, close = _resumable("Coroutine", "coroutine")


@_recognised_by("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    """Needs asend and athrow."""

    __slots__ = ()

    @abstractmethod
    async def asend(self, value):
        """Resumes the generator with a value; returns what it yields next."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Resumes the generator with an exception; returns what it yields next."""
        raise _as_exception(typ, val, tb)

    async def __anext__(self):
        """The next item, or StopAsyncIteration."""
        return await self.asend(None)

    async def aclose(self):
        """Throws GeneratorExit in, which must not be answered by yielding."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


# ---- callables ----


def _is_param_expr(obj):
    """Whether it can stand for all parameters of a callable: a list, ..., a ParamSpec."""
    if obj is Ellipsis or isinstance(obj, list):
        return True
    cls = type(obj)
    return cls.__module__ == "typing" and cls.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


def _parameters_and_result(alias):
    """What stands between the brackets of Callable[parameters, result]."""
    *parameters, result = alias.__args__
    if len(parameters) == 1 and _is_param_expr(parameters[0]):
        [parameters] = parameters
    return parameters, result


class _CallableGenericAlias(GenericAlias):
    """Callable[[int, str], float]: `__args__` is (int, str, float)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = args
        if isinstance(parameters, (tuple, list)):
            args = (*parameters, result)
        elif not _is_param_expr(parameters):
            raise TypeError(
                f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                f"Got {parameters}"
            )
        return super().__new__(cls, origin, args)

    def __repr__(self):
        parameters, result = _parameters_and_result(self)
        if not isinstance(parameters, list):
            return super().__repr__()
        from annotationlib import type_repr

        shown = ", ".join(map(type_repr, parameters))
        return f"collections.abc.Callable[[{shown}], {type_repr(result)}]"

    def __reduce__(self):
        return _CallableGenericAlias, (Callable, _parameters_and_result(self))

    def __getitem__(self, item):
        args = super().__getitem__(item if isinstance(item, tuple) else (item,)).__args__
        if not isinstance(args[0], (tuple, list)):
            args = args[:-1], args[-1]
        return _CallableGenericAlias(Callable, args)


@_recognised_by("__call__")
class Callable(metaclass=ABCMeta):
    """Can be called. Callable[[int, str], float] says with what, and what it returns."""

    __slots__ = ()
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


# ---- steps that several methods have in common ----


@stand_in
def _next_or_key_error(iterator):
    try:
        return next(iterator)
    except StopIteration:
        raise KeyError from None


@stand_in
def _until(error, take_one):
    """Calls a method again and again, until it raises the error."""
    try:
        while True:
            take_one()
    except error:
        pass


@stand_in
def _has(items, value):
    """Whether one of the items is the value, or equal to it."""
    for item in items:
        if item is value or item == value:
            return True
    return False


# ---- sets ----


@stand_in
def _all_in(items, container):
    for item in items:
        if item not in container:
            return False
    return True


@stand_in
def _as_set(operand, other):
    """What stands on the other side of an operator as a set, or NotImplemented."""
    if isinstance(other, Set):
        return other
    return operand._from_iterable(other) if isinstance(other, Iterable) else NotImplemented


class Set(Collection):
    """Needs __contains__, __iter__ and __len__; gives comparisons and operators."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """What the operators make; to be overridden if the class is made in another way."""
        return cls(it)

    # Comparisons: with the lengths first.

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, Set):
            return len(self) <= len(other) and _all_in(self, other)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return len(self) >= len(other) and _all_in(other, self)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def isdisjoint(self, other):
        """Whether the two have no item in common."""
        for item in other:
            if item in self:
                return False
        return True

    # Operators, with any iterable on the other side.

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for items in (self, other) for item in items)
        return NotImplemented

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for item in other if item in self)
        return NotImplemented

    def __sub__(self, other):
        if (other := _as_set(self, other)) is NotImplemented:
            return other
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        if (other := _as_set(self, other)) is NotImplemented:
            return other
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        if (other := _as_set(self, other)) is NotImplemented:
            return other
        return (self - other) | (other - self)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def _hash(self):
        """The hash that a frozenset with the same items has, for those who want a __hash__."""
        mask = 2 * sys.maxsize + 1
        mixed = (len(self) + 1) * 1927868237
        for item in self:
            bits = hash(item)
            mixed ^= (bits ^ bits << 16 ^ 89869747) * 3644798167
        mixed &= mask
        mixed ^= mixed >> 11 ^ mixed >> 25
        mixed = mixed * 69069 + 907133923 & mask
        if mixed == mask:  # -1, which no hash is
            return 590923713
        return mixed if mixed <= sys.maxsize else mixed - mask - 1


class MutableSet(Set):
    """Needs also add and discard; gives the operations that change a set."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Adds an item."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Takes an item out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Takes an item out; KeyError if it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Takes some item out; KeyError if there is none."""
        items = iter(self)
        value = _next_or_key_error(items)
        self.discard(value)
        return value

    def clear(self):
        """Takes all items out, one by one."""
        _until(KeyError, self.pop)

    def __ior__(self, it):
        for item in it:
            self.add(item)
        return self

    def __iand__(self, it):
        for item in self - it:
            self.discard(item)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for item in it if isinstance(it, Set) else self._from_iterable(it):
            change = self.discard if item in self else self.add
            change(item)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for item in it:
            self.discard(item)
        return self


# ---- mappings ----

_missing = object()


class Mapping(Collection):
    """Needs __getitem__, __iter__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6  # instances match mapping patterns
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def get(self, key, default=None):
        """self[key], or the default if the key is not there."""
        try:
            return self[key]
        except KeyError:
            return default

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    # Views, which follow the mapping's changes.

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)


class MappingView(Sized):
    """The keys, values or items of a mapping."""

    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{self.__class__.__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


def _from_iterable(cls, it):
    """A view's operators make plain sets."""
    return set(it)


class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(_from_iterable)

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = classmethod(_from_iterable)

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield key, mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        mapping = self._mapping
        for key in mapping:
            yield mapping[key]

    def __contains__(self, value):
        mapping = self._mapping
        return _has(map(mapping.__getitem__, mapping), value)


class MutableMapping(Mapping):
    """Needs also __setitem__ and __delitem__."""

    __slots__ = ()

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    def setdefault(self, key, default=None):
        """self[key], which becomes the default if the key is not there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **kwds):
        """Takes over the items of a mapping, or of an iterable of pairs, and those named."""
        is_mapping = isinstance(other, Mapping)
        if is_mapping or hasattr(other, "keys"):
            for key in other if is_mapping else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key in kwds:
            self[key] = kwds[key]

    def pop(self, key, default=_missing):
        """Takes a key out and returns its value, or the default; KeyError without one."""
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Takes some key out and returns it with its value; KeyError if there is none."""
        key = _next_or_key_error(iter(self))
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        """Takes all keys out, one by one."""
        _until(KeyError, self.popitem)


# ---- sequences ----


@stand_in
def _from_start(sequence, index):
    """The index, counted from the start if it is counted from the end."""
    return max(len(sequence) + index, 0) if index is not None and index < 0 else index


class Sequence(Reversible, Collection):
    """Needs __getitem__ and __len__."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5  # instances match sequence patterns

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        try:
            for index in itertools.count():
                yield self[index]
        except IndexError:
            pass

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def __contains__(self, value):
        return _has(self, value)

    def index(self, value, start=0, stop=None):
        """Where the value is first; ValueError if it is not there."""
        start, stop = _from_start(self, start), _from_start(self, stop)
        while stop is None or start < stop:
            try:
                item = self[start]
            except IndexError:
                break
            if item is value or item == value:
                return start
            start += 1
        raise ValueError

    def count(self, value):
        """How often the value is there."""
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    """Needs also __setitem__, __delitem__ and insert."""

    __slots__ = ()

    @abstractmethod
    def insert(self, index, value):
        """Puts a value before the one at index."""
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    def append(self, value):
        """Puts a value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Puts all values at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Takes out the value at index, and returns it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Takes out the first such value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Takes all values out, one by one."""
        _until(IndexError, self.pop)

    def reverse(self):
        """Turns the order around."""
        size = len(self)
        for low, high in zip(range(size // 2), range(size - 1, 0, -1)):
            self[low], self[high] = self[high], self[low]


def _deprecated():
    from warnings import warn

    text = "'collections.abc.ByteString' is deprecated and slated for removal in Python 3.17"
    warn(text, DeprecationWarning, stacklevel=3)


class _ByteStringMeta(ABCMeta):
    """Warns where ByteString is used, since it will go."""

    def __new__(cls, name, bases, namespace, **kwargs):
        if name != "ByteString":
            _deprecated()
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        _deprecated()
        return super().__instancecheck__(instance)


class ByteString(Sequence, metaclass=_ByteStringMeta):
    """bytes and bytearray."""

    __slots__ = ()


# ---- the types that are subclasses by being named ----

for _abstract, *_types in (
    (Buffer, bytes, bytearray, memoryview),
    (Set, frozenset),
    (MutableSet, set),
    (Mapping, type(type.__dict__), type((lambda: sys._getframe().f_locals)())),
    (MutableMapping, dict),
    (KeysView, type({}.keys())),
    (ItemsView, type({}.items())),
    (ValuesView, type({}.values())),
    (Sequence, tuple, str, bytes, range, memoryview),
    (MutableSequence, list, bytearray, deque),
    (ByteString, bytes, bytearray),
):
    for _type in _types:
        _abstract.register(_type)
del _abstract, _types, _type
