"""Special forms: the names, like Optional, that are no classes, and their aliases."""

import operator

from _typing import ParamSpec, TypeVarTuple, Union
from _typing_alias import _GenericAlias
from _typing_base import (
    _as_tuple,
    _Final,
    _is_unpacked_typevartuple,
    _NotIterable,
    _tp_cache,
    _type_check,
    _type_repr,
)

__name__ = "typing"

GenericAlias = type(list[int])


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Every type, and none."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# A form has a __doc__ of its own, so the class can have none. It is made of a function that gives
# what Form[...] is.
class _SpecialForm(_Final, _NotIterable, _root=True):

    __slots__ = ("_name", "__doc__", "_getitem", "_use")

    def __init__(self, getitem, use=None):
        self._getitem, self._use = getitem, use
        self._name, self.__doc__ = getitem.__name__, getitem.__doc__

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(attr)

    def _problem_as_type(self, allow_special_forms):
        if self._use != "type" and not (self._use == "qualifier" and allow_special_forms):
            return f"Plain {self} is not valid as type argument"

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """One to which 1 and True are different: its function has the cache."""

    def __init__(self, getitem):
        super().__init__(_tp_cache(getitem, typed=True))

    def __getitem__(self, parameters):
        return self._getitem(self, *_as_tuple(parameters))


def _form(name, doc, getitem, use=None):
    getitem.__name__, getitem.__doc__ = name, doc
    getitem.__code__ = getitem.__code__.replace(co_name=name)  # for tracebacks
    return _SpecialForm(getitem, use)


def _alone(name, doc):
    """A form that takes nothing in brackets."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    return _form(name, doc, getitem, "type")


def _of_one_type(name, doc, use=None, article=""):
    """A form that takes one type in brackets."""

    def getitem(self, parameters):
        shown = self._name if article else self
        item = _type_check(
            parameters,
            f"{shown} accepts only {article}single type.",
            allow_special_forms=use == "qualifier",
        )
        return _GenericAlias(self, (item,))

    return _form(name, doc, getitem, use)


NoReturn = _alone("NoReturn", "The result of functions that never return.")
Never = _alone("Never", "A type without values.")
Self = _alone("Self", "The class that a method is found in.")
LiteralString = _alone("LiteralString", "Texts that the program itself contains.")
TypeAlias = _alone("TypeAlias", "The annotation of a name for a type.")

ClassVar = _of_one_type("ClassVar", "An attribute of the class, not of instances.", "qualifier")
Final = _of_one_type("Final", "A name that is not set again.", "qualifier")
TypeGuard = _of_one_type("TypeGuard", "The result of a function that decides about a type.")
TypeIs = _of_one_type("TypeIs", "The same, for both answers.")
Required = _of_one_type("Required", "A key of a TypedDict that must be there.", article="a ")
NotRequired = _of_one_type("NotRequired", "A key of a TypedDict that may be missing.", article="a ")
ReadOnly = _of_one_type("ReadOnly", "A key of a TypedDict that does not change.", article="a ")


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


# ---- Literal ----


class _LiteralGenericAlias(_GenericAlias, _root=True):
    """The values count with their types, in any order: Literal[0] is not Literal[False]."""

    def __eq__(self, other):
        if isinstance(other, _LiteralGenericAlias):
            return set(_with_types(self.__args__)) == set(_with_types(other.__args__))
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


def _with_types(values):
    return [(value, type(value)) for value in values]


@_TypedCacheSpecialForm
def Literal(self, *parameters):
    """One of these values."""
    values = []
    for value in parameters:
        values += value.__args__ if isinstance(value, _LiteralGenericAlias) else (value,)
    try:
        values = [value for value, _ in dict.fromkeys(_with_types(values))]
    except TypeError:  # some cannot be hashed
        kept = []
        for each in _with_types(values):
            if each not in kept:
                kept.append(each)
        values = [value for value, _ in kept]
    return _LiteralGenericAlias(self, tuple(values))


# ---- Annotated ----


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """Like the annotated type; what was said about it is its __metadata__."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = origin.__origin__, origin.__metadata__ + metadata
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        (origin,) = params
        return _AnnotatedAlias(origin, self.__metadata__)

    def _parts(self):
        return self.__origin__, *self.__metadata__

    def __eq__(self, other):
        if isinstance(other, _AnnotatedAlias):
            return self._parts() == other._parts()
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        metadata = ", ".join(map(repr, self.__metadata__))
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, self._parts())

    def __getattr__(self, attr):
        return "Annotated" if attr in ("__name__", "__qualname__") else super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


@_TypedCacheSpecialForm
def Annotated(self, *params):
    """A type, and whatever else is to be said."""
    if len(params) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    origin, *metadata = params
    if _is_unpacked_typevartuple(origin):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    msg = "Annotated[t, ...]: t must be a type."
    return _AnnotatedAlias(_type_check(origin, msg, allow_special_forms=True), tuple(metadata))


# ---- Concatenate ----


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    _is_concatenate = True

    def copy_with(self, params):
        *front, last = params
        if isinstance(last, (list, tuple)):
            return (*front, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*front, *last.__args__)
        return super().copy_with(params)


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of a ParamSpec's."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *front, last = _as_tuple(parameters)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError(
            "The last parameter to Concatenate should be a ParamSpec variable or ellipsis."
        )
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(arg, msg) for arg in front), last))


# ---- Unpack ----


class _UnpackGenericAlias(_GenericAlias, _root=True):
    _is_unpack = True

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        if not isinstance(inner, (_GenericAlias, GenericAlias)):
            return None
        if inner.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return inner.__args__


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[Ts] is *Ts."""
    return _UnpackGenericAlias(self, _type_check(parameters, f"{self} accepts only single type."))
