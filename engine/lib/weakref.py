"""Weak references to methods, dictionaries of them, and finalizers; ref and proxy are built in."""

import sys
from _collections_abc import Mapping, MutableMapping, MutableSet

from _genstep import stand_in
from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    _remove_dead_weakref,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)
from _weakrefset import WeakSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
    "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod",
    "finalize",
]

ProxyTypes = (ProxyType, CallableProxyType)
MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A reference to a bound method, which lives as long as its object and its function do."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            instance, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def _cb(_):
            method = weak_method()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, instance, _cb)
        self._func_ref = ref(function, _cb)
        self._meth_type = type(meth)
        self._alive = True
        weak_method = ref(self)
        return self

    def __call__(self):
        instance = super().__call__()
        function = self._func_ref()
        if instance is None or function is None:
            return None
        return self._meth_type(function, instance)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not (self._alive and other._alive):
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference to a dictionary's value, which knows its key."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


# ---- the dictionaries: `data` is an ordinary dict, of references to values or with such keys ----


@stand_in
def _mapping(items):
    return items if hasattr(items, "items") else dict(items)


@stand_in
def _value(find, key):
    """What get() or pop() of `data` finds, if it is still alive."""
    reference = find(key, None)
    return None if reference is None else reference()


@stand_in
def _with_live_values(data):
    for key, reference in data.copy().items():
        if (value := reference()) is not None:
            yield key, value


@stand_in
def _with_live_keys(data):
    for reference, value in data.copy().items():
        if (key := reference()) is not None:
            yield key, value


@stand_in
def _filled(result, items):
    for key, value in items:
        result[key] = value
    return result


def _operators(owner):
    """The methods of both for `|`, and a text that shows no items."""

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if isinstance(other, Mapping):
            result = self.copy()
            result.update(other)
            return result
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, Mapping):
            result = self.__class__()
            result.update(other)
            result.update(self)
            return result
        return NotImplemented

    methods = __repr__, __ior__, __or__, __ror__
    for method in methods:
        method.__qualname__ = f"{owner}.{method.__name__}"
    return methods


class WeakValueDictionary(MutableMapping):
    """An entry goes when nobody else holds its value."""

    __repr__, __ior__, __or__, __ror__ = _operators("WeakValueDictionary")

    def __init__(self, other=(), /, **kw):
        def remove(reference, weak_self=ref(self)):
            owner = weak_self()
            if owner is not None:
                _remove_dead_weakref(owner.data, reference.key)

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return _value(self.data.get, key) is not None

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key, default=None):
        value = _value(self.data.get, key)
        return default if value is None else value

    def items(self):
        yield from _with_live_values(self.data)

    def values(self):
        for _, value in _with_live_values(self.data):
            yield value

    def keys(self):
        for key, reference in self.data.copy().items():
            if reference() is not None:
                yield key

    __iter__ = keys

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def pop(self, key, *args):
        value = _value(self.data.pop, key)
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            if (value := reference()) is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = _value(self.data.get, key)
        if value is None:
            self.data[key] = KeyedRef(default, self._remove, key)
            return default
        return value

    def update(self, other=None, /, **kwargs):
        for items in () if other is None else other, kwargs:
            for key, value in _mapping(items).items():
                self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        return _filled(WeakValueDictionary(), _with_live_values(self.data))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = self.__class__()
        for key, value in _with_live_values(self.data):
            result[deepcopy(key, memo)] = value
        return result


class WeakKeyDictionary(MutableMapping):
    """An entry goes when nobody else holds its key."""

    __repr__, __ior__, __or__, __ror__ = _operators("WeakKeyDictionary")

    def __init__(self, dict=None):
        def remove(reference, weak_self=ref(self)):
            owner = weak_self()
            if owner is not None:
                owner.data.pop(reference, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        yield from _with_live_keys(self.data)

    def keys(self):
        for key, _ in _with_live_keys(self.data):
            yield key

    __iter__ = keys

    def values(self):
        for reference, value in self.data.copy().items():
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            if (key := reference()) is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            for key, value in _mapping(dict).items():
                self.data[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        return _filled(WeakKeyDictionary(), _with_live_keys(self.data))

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = self.__class__()
        for key, value in _with_live_keys(self.data):
            result[key] = deepcopy(value, memo)
        return result


class _Finalization:
    """What a finalizer is to do."""

    __slots__ = "weakref", "func", "args", "kwargs", "atexit"

    def __init__(self, weakref, func, args, kwargs):
        self.weakref = weakref
        self.func = func
        self.args = args
        self.kwargs = kwargs
        self.atexit = True


class finalize:
    """Calls a function when an object dies, or when the program ends, whatever comes first."""

    __slots__ = ()

    _registry = {}  # what each is to do; in the order of their making
    _shutdown = False
    _registered_with_atexit = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            from atexit import register

            register(self._exitfunc)
            finalize._registered_with_atexit = True
        self._registry[self] = _Finalization(ref(obj, self), func, args, kwargs)

    def __repr__(self):
        start = f"<{type(self).__name__} object at {id(self):#x}; "
        if found := self.peek():
            return f"{start}for {type(found[0]).__name__!r} at {id(found[0]):#x}>"
        return start + "dead>"

    def __call__(self, _=None):
        """The function's result, once; then None."""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **info.kwargs)

    @property
    def alive(self):
        return self in self._registry

    def peek(self):
        """(obj, func, args, kwargs), or None when it is dead."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs

    def detach(self):
        """The same, and it is dead then."""
        found = self.peek()
        if found is not None:
            del self._registry[self]
        return found

    @property
    def atexit(self):
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        if info := self._registry.get(self):
            info.atexit = bool(value)

    @classmethod
    def _exitfunc(cls):
        """Calls those that are left, the newest first; what they make in turn, too."""
        import gc

        collecting = gc.isenabled()
        gc.disable()
        try:
            while pending := [f for f, info in cls._registry.items() if info.atexit]:
                try:
                    pending[-1]()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
            if collecting:
                gc.enable()
