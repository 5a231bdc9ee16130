"""How copy takes objects apart and makes others like them."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

from _genstep import absent, is_builtin

absent(__name__, "add_extension remove_extension clear_extension_cache")

dispatch_table = {}


def constructor(object):
    """Says that this makes objects. All that can be called may, so only that is checked."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Instances of the type are taken apart by this function from now on."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:  # pickle needed it once
        constructor(constructor_ob)


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import operator
    import typing

    return operator.getitem, (typing.Union, obj.__args__)


def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)
pickle(super, pickle_super)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


# ---- protocols 0 and 1: a built-in base makes a copy of its part of the object ----


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


_new_type = type(int.__new__)


def _builtin_base(cls):
    for base in cls.__mro__:
        if is_builtin(base):
            return base
        new = base.__new__
        if isinstance(new, _new_type) and new.__self__ is base:
            return base
    return object


def _reduce_ex(self, proto):
    assert proto < 2
    cls = self.__class__
    base = _builtin_base(cls)
    if base is cls and cls is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    parts = cls, base, None if base is object else base(self)
    try:
        getstate = self.__getstate__
    except AttributeError:
        if getattr(self, "__slots__", None):
            raise TypeError(
                f"cannot pickle {cls.__name__!r} object: a class that defines __slots__ without "
                f"defining __getstate__ cannot be pickled with protocol {proto}"
            ) from None
        state = getattr(self, "__dict__", None)
    else:
        is_inherited = type(self).__getstate__ is object.__getstate__
        if is_inherited and getattr(self, "__slots__", None):
            raise TypeError(
                "a class that defines __slots__ without defining __getstate__ cannot be pickled"
            )
        state = getstate()
    return (_reconstructor, parts, state) if state else (_reconstructor, parts)
