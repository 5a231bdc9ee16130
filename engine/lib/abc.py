"""Abstract base classes: classes that say which methods their subclasses must have."""

from _abc import (
    _abc_init,
    _abc_instancecheck,
    _abc_register,
    _abc_subclasscheck,
    _get_dump,
    _reset_caches,
    _reset_registry,
    get_cache_token,
)


def abstractmethod(funcobj):
    """Marks a method that subclasses must define before they can be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


# Older forms of @classmethod and its like above @abstractmethod.


class abstractclassmethod(classmethod):
    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

    __isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

    __isabstractmethod__ = True


class abstractproperty(property):
    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract base classes: others can be registered as their subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)

    def register(cls, subclass):
        """Makes issubclass(subclass, cls) true. Returns the subclass: also a decorator."""
        return _abc_register(cls, subclass)

    def _dump_registry(cls, file=None):
        registry, cache, negative_cache, version = _get_dump(cls)
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative_cache!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Looks again which methods of the class are abstract, after some were added or filled in."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    candidates = [
        (name, getattr(cls, name, None))
        for base in cls.__bases__
        for name in getattr(base, "__abstractmethods__", ())
    ]
    candidates += cls.__dict__.items()
    cls.__abstractmethods__ = frozenset(
        name for name, value in candidates if getattr(value, "__isabstractmethod__", False)
    )
    return cls


class ABC(metaclass=ABCMeta):
    """A class to inherit from instead of writing metaclass=ABCMeta."""

    __slots__ = ()
