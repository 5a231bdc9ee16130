"""What the objects of typing have in common, and what may stand in their brackets."""

import sys
from _functools import _lru_cache_wrapper
from _typing import Generic

__name__ = "typing"

# Bases of classes that mean nothing without their brackets; Protocol is added when it is made.
_BARE_BASES = [Generic]


def _is_bare_base(thing):
    return any([thing is base for base in _BARE_BASES])  # == may have a meaning of its own


class _Final:
    """Only typing makes subclasses."""

    __slots__ = ("__weakref__",)
    _use = None  # of a special form: where it can stand without brackets

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")

    def _problem_as_type(self, allow_special_forms):
        """Why it cannot be used as a type; None if it can."""


class _NotIterable:
    __slots__ = ()
    __iter__ = None


_cleanups = []


def _tp_cache(function, typed=False):
    """Subscripting twice with the same gives the same object, where it can be hashed."""
    cached = _lru_cache_wrapper(function, 128, typed, None)
    _cleanups.append(cached.cache_clear)

    def inner(*args, **kwds):
        try:
            return cached(*args, **kwds)
        except TypeError:
            pass  # cannot be hashed, or is wrong: then it fails again
        return function(*args, **kwds)

    inner.__name__, inner.__qualname__ = function.__name__, function.__qualname__
    inner.__doc__, inner.__wrapped__ = function.__doc__, function
    return inner


def _caller(depth=1, default="__main__"):
    """The name of the module that called the caller."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except ValueError:
        return None


def _as_tuple(items):
    return items if isinstance(items, tuple) else (items,)


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    """None stands for its type, a text for a forward reference."""
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms, owner=owner)
    return type(None) if arg is None else arg


def _type_check(arg, msg, *, module=None, allow_special_forms=False, owner=None):
    """The argument if it may stand for a type."""
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms, owner=owner)
    problem = None
    if isinstance(arg, _Final):
        problem = arg._problem_as_type(allow_special_forms)
    elif type(arg) is tuple:
        problem = f"{msg} Got {arg!r:.100}."
    elif _is_bare_base(arg):
        problem = f"Plain {arg} is not valid as type argument"
    if problem is not None:
        raise TypeError(problem)
    return arg


def _make_forward_ref(text, *, parent=None, **details):
    """A reference. It belongs where the one belongs that it was found in, if there is one."""
    from annotationlib import ForwardRef

    if parent is not None:
        details["module"] = parent.__forward_module__ or details.get("module")
        details["owner"] = parent.__owner__ or details.get("owner")
    reference = ForwardRef(text, **details)
    reference.__forward_code__  # now is the time to complain about it
    return reference


def _type_repr(obj):
    """How a type is shown inside of another one."""
    if isinstance(obj, tuple):
        return "[" + ", ".join(map(_type_repr, obj)) + "]"
    from _annotationlib_text import type_repr

    return type_repr(obj)


def _is_unpacked_typevartuple(arg):
    """Whether it is *Ts."""
    if isinstance(arg, type):
        return False
    return getattr(arg, "__typing_is_unpacked_typevartuple__", False) is True
