"""Names for types that have none among the builtins, and for making classes at run time."""

from _genstep import absent
from _types import *

absent(__name__, "CapsuleType")


def new_class(name, bases=(), kwds=None, exec_body=None):
    """What a class statement does, with a function that fills the namespace as its body."""
    resolved_bases = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved_bases, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved_bases is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved_bases, namespace, **kwds)


def resolve_bases(bases):
    """The bases with those that are no classes replaced by what their __mro_entries__ say."""
    resolved = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(entries)
        changed = True
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace that it prepares, and the keywords without metaclass=."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    if hasattr(meta, "__prepare__"):
        namespace = meta.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return meta, namespace, kwds


def _calculate_meta(meta, bases):
    for base in bases:
        other = type(base)
        if issubclass(meta, other):
            continue
        if not issubclass(other, meta):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases"
            )
        meta = other
    return meta


def get_original_bases(cls, /):
    """The bases as they were written, before __mro_entries__ replaced some."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property of instances only: on the class, the metaclass's __getattr__ is asked."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        return self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._with(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        return self._with(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return self._with(self.fget, self.fset, fdel, self.__doc__)

    def _with(self, *functions_and_doc):
        changed = type(self)(*functions_and_doc)
        changed.overwrite_doc = self.overwrite_doc
        return changed


class _GeneratorWrapper:
    """Makes awaitable what behaves as a generator and may be none."""

    def __init__(self, gen):
        self._wrapped = gen
        self._is_generator = gen.__class__ is GeneratorType
        for name in "__name__", "__qualname__":
            setattr(self, name, getattr(gen, name, None))

    def __iter__(self):
        return self._wrapped if self._is_generator else self

    __await__ = __iter__

    def __next__(self):
        return next(self._wrapped)

    def send(self, val):
        return self._wrapped.send(val)

    def throw(self, tp, *rest):
        return self._wrapped.throw(tp, *rest)

    def close(self):
        return self._wrapped.close()

    # What generators say about themselves, by the names that coroutines have for it, too.

    @property
    def gi_code(self):
        return self._wrapped.gi_code

    cr_code = gi_code

    @property
    def gi_frame(self):
        return self._wrapped.gi_frame

    cr_frame = gi_frame

    @property
    def gi_running(self):
        return self._wrapped.gi_running

    cr_running = gi_running

    @property
    def gi_suspended(self):
        return self._wrapped.gi_suspended

    cr_suspended = gi_suspended

    @property
    def gi_yieldfrom(self):
        return self._wrapped.gi_yieldfrom

    cr_await = gi_yieldfrom


_CO_GENERATOR = 0x20
_CO_COROUTINE = 0x80
_CO_ITERABLE_COROUTINE = 0x100


def coroutine(func):
    """Makes what a generator function returns awaitable: a flag in its code object."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    flags = 0
    if func.__class__ is FunctionType and getattr(func, "__code__", None).__class__ is CodeType:
        flags = func.__code__.co_flags
    if flags & (_CO_COROUTINE | _CO_ITERABLE_COROUTINE):
        return func
    if flags & _CO_GENERATOR:
        func.__code__ = func.__code__.replace(co_flags=flags | _CO_ITERABLE_COROUTINE)
        return func

    # Any other function: what it returns is seen when it is called.
    from _collections_abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if made.__class__ is GeneratorType:
            is_awaitable = made.gi_code.co_flags & _CO_ITERABLE_COROUTINE
        else:
            is_awaitable = made.__class__ is CoroutineType
        if not is_awaitable and isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _GeneratorWrapper(made)
        return made

    return wrapped


__all__ = [name for name in globals() if not name.startswith("_") and name != "absent"]
