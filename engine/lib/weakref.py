"""Weak references to methods, dictionaries of them, and finalizers; ref and proxy are built in."""

import sys
from _collections_abc import Mapping, MutableMapping, MutableSet

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

        def died(_):
            method = weak_method()
            if method is not None and method._alive:
                method._alive = False
                if callback is not None:
                    callback(method)

        self = ref.__new__(cls, instance, died)
        self._func_ref = ref(function, died)
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


class _WeakDictionary(MutableMapping):
    """What the two kinds have in common: `data` is an ordinary dict."""

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __copy__(self):
        return self.copy()

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        result = type(self)()
        result.update(other)
        result.update(self)
        return result


class WeakValueDictionary(_WeakDictionary):
    """An entry goes when nobody else holds its value."""

    def __init__(self, other=(), /, **kw):
        def forget(reference, weak_self=ref(self)):
            owner = weak_self()
            if owner is not None:
                _remove_dead_weakref(owner.data, reference.key)

        self._remove = forget
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def get(self, key, default=None):
        value = self.data[key]() if key in self.data else None
        return default if value is None else value

    def items(self):
        for key, reference in self.data.copy().items():
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        for key, reference in self.data.copy().items():
            if reference() is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference in self.data.copy().values():
            value = reference()
            if value is not None:
                yield value

    def valuerefs(self):
        return list(self.data.copy().values())

    def itervaluerefs(self):
        yield from self.data.copy().values()

    def pop(self, key, *args):
        value = self.data.pop(key)() if key in self.data else None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        result = WeakValueDictionary()
        for key, value in self.items():
            result[key] = value
        return result

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = type(self)()
        for key, value in self.items():
            result[deepcopy(key, memo)] = value
        return result


class WeakKeyDictionary(_WeakDictionary):
    """An entry goes when nobody else holds its key."""

    def __init__(self, dict=None):
        self.data = {}

        def forget(reference, weak_self=ref(self)):
            owner = weak_self()
            if owner is not None:
                owner.data.pop(reference, None)

        self._remove = forget
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def items(self):
        for reference, value in self.data.copy().items():
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        for reference in self.data.copy():
            key = reference()
            if key is not None:
                yield key

    __iter__ = keys

    def values(self):
        for reference, value in self.data.copy().items():
            if reference() is not None:
                yield value

    def keyrefs(self):
        return list(self.data)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        result = WeakKeyDictionary()
        for key, value in self.items():
            result[key] = value
        return result

    def __deepcopy__(self, memo):
        from copy import deepcopy

        result = type(self)()
        for key, value in self.items():
            result[key] = deepcopy(value, memo)
        return result


class finalize:
    """Calls a function when an object dies, or when the program ends, whatever comes first."""

    __slots__ = ()

    _registry = {}  # finalizer: what it is to do; in the order of their making
    _shutdown = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit

            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs
        info.atexit = True
        self._registry[self] = info

    def __call__(self, _=None):
        """The function's result, once; then None."""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **info.kwargs)

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
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        found = self.peek()
        start = f"<{type(self).__name__} object at {id(self):#x}; "
        if found is None:
            return start + "dead>"
        return f"{start}for {type(found[0]).__name__!r} at {id(found[0]):#x}>"

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
