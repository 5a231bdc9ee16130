"""What is said to type checkers. When the program runs, most of it does nothing."""

import sys

from _typing import Union, _idfunc
from _typing_base import _caller

__name__ = "typing"


# ---- about values ----


def cast(typ, val):
    """The value, as it is."""
    return val


def assert_type(val, typ, /):
    """The value, as it is."""
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


# ---- about functions and classes ----


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):  # it has no attributes of its own
        pass
    return obj


def final(f):
    """Not to be overridden, or subclassed."""
    return _mark(f, "__final__")


def override(method, /):
    """Overrides a method of a base class."""
    return _mark(method, "__override__")


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
    field_specifiers=(), **kwargs,
):  # fmt: skip
    """Marks what makes dataclasses."""
    said = {
        "eq_default": eq_default, "order_default": order_default,
        "kw_only_default": kw_only_default, "frozen_default": frozen_default,
        "field_specifiers": field_specifiers, "kwargs": kwargs,
    }  # fmt: skip

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = said.copy()
        return cls_or_fn

    return decorator


def no_type_check(arg):
    """The annotations are no types: not of the function, nor of all that the class defines."""
    if isinstance(arg, type):
        for name in dir(arg):
            member = getattr(arg, name)
            if _is_defined_in(member, arg):
                member = getattr(member, "__func__", member)
                if isinstance(member, type):
                    no_type_check(member)
                elif isinstance(member, type(_is_defined_in)):
                    member.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:  # a built-in class
        pass
    return arg


def _is_defined_in(member, cls):
    """Whether its name says so: inherited and assigned ones have others."""
    place = getattr(member, "__module__", None), getattr(member, "__qualname__", None)
    return place[1] is not None and place == (
        cls.__module__, f"{cls.__qualname__}.{member.__name__}"
    )  # fmt: skip


def no_type_check_decorator(decorator):
    """The decorator, with no_type_check for what it makes."""
    import functools

    from _genstep import warn

    name = "typing.no_type_check_decorator"
    text = f"{name!r} is deprecated and slated for removal in Python 3.15"
    warn(text, DeprecationWarning, 2)

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


# ---- overloads ----


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed."
    )


_overloads = {}  # (module, qualified name) -> {first line: function}


def _overloads_of(func):
    func = getattr(func, "__func__", func)
    return _overloads.setdefault((func.__module__, func.__qualname__), {})


def overload(func):
    """One of several signatures of the function that follows."""
    try:
        line = getattr(func, "__func__", func).__code__.co_firstlineno
        _overloads_of(func)[line] = func
    except AttributeError:  # no function
        pass
    return _overload_dummy


def get_overloads(func):
    return list(_overloads_of(func).values())


def clear_overloads():
    _overloads.clear()


# ---- new types ----


class NewType:
    """A name that stands for a type of its own; at run time it gives back what it gets."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__name__, self.__qualname__ = name.rpartition(".")[2], name
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{name} = NewType({name!r}, {superclass})`"
                )

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]
