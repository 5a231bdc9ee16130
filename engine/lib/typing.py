"""Types for annotations. At run time they are objects that remember what was written."""

import collections
import collections.abc
import copyreg
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _genstep import absent
from _typing import (
    Generic,
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    Union,
    _idfunc,
)

absent(__name__, "ByteString Pattern Match IO TextIO BinaryIO no_type_check_decorator")

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic",
    "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple",
    "Union", "AbstractSet", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable",
    "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence",
    "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator",
    "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict",
    "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict",
    "Generator", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "evaluate_forward_ref", "final", "get_args", "get_origin",
    "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict",
    "LiteralString", "Never", "NewType", "no_type_check", "NoDefault", "NoReturn", "NotRequired",
    "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias",
    "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]  # fmt: skip


class _LazyAnnotationlib:
    """annotationlib, imported when it is first needed."""

    def __getattr__(self, name):
        import annotationlib

        return getattr(annotationlib, name)


_annotationlib = _LazyAnnotationlib()


# ---- checking what stands in brackets ----


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    """None stands for its type, a text for a forward reference."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms, owner=owner)
    return arg


def _type_check(
    arg, msg, is_argument=True, module=None, *, allow_special_forms=False, owner=None
):
    """The argument if it may stand for a type."""
    invalid = (Generic, Protocol)
    if not allow_special_forms:
        invalid += (ClassVar, Final) if is_argument else (ClassVar,)
    arg = _type_convert(arg, module, allow_special_forms=allow_special_forms, owner=owner)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _make_forward_ref(text, **options):
    return _annotationlib.ForwardRef(text, **options)


def _is_param_expr(arg):
    """Whether it stands for all parameters of a callable."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _has_flat_callable_args(alias, args):
    return alias.__origin__ is collections.abc.Callable and not (
        len(args) == 2 and _is_param_expr(args[0])
    )


def _type_repr(obj):
    if isinstance(obj, tuple):
        return "[" + ", ".join(_type_repr(item) for item in obj) + "]"
    return _annotationlib.type_repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type variables in the arguments, each once."""
    default_seen = False
    tuple_seen = False
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            for item in arg:
                for inner in _collect_type_parameters([item]):
                    if inner not in found:
                        found.append(inner)
        elif hasattr(arg, "__typing_subst__"):
            if arg in found:
                continue
            if enforce_default_ordering:
                if tuple_seen and arg.has_default():
                    raise TypeError("Type parameter with a default follows TypeVarTuple")
                if arg.has_default():
                    default_seen = True
                elif default_seen:
                    raise TypeError(
                        f"Type parameter {arg!r} without a default follows type parameter with "
                        f"a default"
                    )
            found.append(arg)
        else:
            if _is_unpacked_typevartuple(arg):
                tuple_seen = True
            for inner in getattr(arg, "__parameters__", ()):
                if inner not in found:
                    found.append(inner)
    return tuple(found)


def _check_generic_specialization(cls, arguments):
    expected = len(cls.__parameters__)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    actual = len(arguments)
    if actual == expected:
        return
    if actual < expected:
        if cls.__parameters__[actual].has_default():
            return
        expected -= sum(p.has_default() for p in cls.__parameters__)
        shown = f"at least {expected}"
    else:
        shown = expected
    raise TypeError(
        f"Too {'many' if actual > expected else 'few'} arguments for {cls}; "
        f"actual {actual}, expected {shown}"
    )


def _unpack_args(*args):
    """*tuple[int, str] stands for two."""
    unpacked = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            unpacked.extend(inner)
        else:
            unpacked.append(arg)
    return unpacked


def _tp_cache(function=None, /, *, typed=False):
    """Subscripting twice with the same gives the same object, where it can be hashed."""

    def decorate(function):
        cached = functools.lru_cache(typed=typed)(function)

        @functools.wraps(function)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass  # cannot be hashed, or is wrong: then it fails again
            return function(*args, **kwds)

        return inner

    return decorate if function is None else decorate(function)


# ---- special forms ----


class _Final:
    """Only this module makes subclasses."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    __slots__ = ()
    __iter__ = None


# A name like Optional, with a function for what stands in brackets behind it. (Each has a __doc__ of
# its own, so the class can have none.)
class _SpecialForm(_Final, _NotIterable, _root=True):

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {"__name__", "__qualname__"}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Every type, and none."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _not_subscriptable(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _plain_form(name, doc):
    """A form that takes nothing in brackets."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain_form("NoReturn", "The result of functions that never return.")
Never = _plain_form("Never", "A type without values.")
Self = _plain_form("Self", "The class that a method is found in.")
LiteralString = _plain_form("LiteralString", "Texts that the program itself contains.")
TypeAlias = _plain_form("TypeAlias", "The annotation of a name for a type.")


def _single_form(name, doc):
    """A form that takes one type in brackets."""

    def getitem(self, parameters):
        item = _type_check(parameters, f"{self} accepts only single type.")
        return _GenericAlias(self, (item,))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


TypeGuard = _single_form("TypeGuard", "The result of a function that decides about a type.")
TypeIs = _single_form("TypeIs", "The same, for both answers.")


@_SpecialForm
def ClassVar(self, parameters):
    """An attribute of the class, not of its instances."""
    item = _type_check(parameters, f"{self} accepts only single type.", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Final(self, parameters):
    """A name that is not set again."""
    item = _type_check(parameters, f"{self} accepts only single type.", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """One of these values."""
    flat = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    try:
        flat = [item for item, _ in dict.fromkeys((item, type(item)) for item in flat)]
    except TypeError:  # some cannot be hashed
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of a ParamSpec's."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError(
            "The last parameter to Concatenate should be a ParamSpec variable or ellipsis."
        )
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*(_type_check(item, msg) for item in parameters[:-1]), parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[Ts] is *Ts."""
    item = _type_check(parameters, f"{self} accepts only single type.")
    return _UnpackGenericAlias(origin=self, args=(item,))


def _key_form(name, doc):
    def getitem(self, parameters):
        item = _type_check(parameters, f"{self._name} accepts only a single type.")
        return _GenericAlias(self, (item,))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


Required = _key_form("Required", "A key of a TypedDict that must be there.")
NotRequired = _key_form("NotRequired", "A key of a TypedDict that may be missing.")
ReadOnly = _key_form("ReadOnly", "A key of a TypedDict that does not change.")


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type, and whatever else is to be said."""
    if len(params) < 2:
        raise TypeError(
            "Annotated[...] should be used with at least two arguments (a type and an annotation)."
        )
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(
        params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True
    )
    return _AnnotatedAlias(origin, tuple(params[1:]))


# ---- type variables: what _typing asks this module for ----


def _is_unpacked_typevartuple(x):
    return (not isinstance(x, type)) and (
        getattr(x, "__typing_is_unpacked_typevartuple__", False) is True
    )


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
    if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack) or (
        isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False)
    ):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevar_prepare_subst(self, alias, args):
    """Adds the default if it is this variable that nothing was given for."""
    index = alias.__parameters__.index(self)
    if index < len(args):
        return args
    if index == len(args) and self.has_default():
        return (*args, self.__default__)
    raise TypeError(
        f"Too few arguments for {alias}; actual {len(args)}, expected at least {index + 1}"
    )


def _typevartuple_prepare_subst(self, alias, args):
    """The arguments that belong to the variable become one tuple."""
    params = alias.__parameters__
    index = params.index(self)
    for param in params[index + 1 :]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    left, right = index, len(params) - index - 1
    open_index = fill = None
    for at, arg in enumerate(args):
        if isinstance(arg, type):
            continue
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[-1] is ...:
            if open_index is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            open_index, fill = at, inner[0]
    if open_index is not None:
        left = min(left, open_index)
        right = min(right, len(args) - open_index - 1)
    elif left + right > len(args):
        raise TypeError(
            f"Too few arguments for {alias}; actual {len(args)}, "
            f"expected at least {len(params) - 1}"
        )
    if left == len(args) - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left : len(args) - right]
    return (
        *args[:left],
        *([fill] * (index - left)),
        replacement,
        *([fill] * (len(params) - right - left - index - 1)),
        *args[len(args) - right :],
    )


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(item, "Expected a type.") for item in arg)
    if not _is_param_expr(arg):
        raise TypeError(
            f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}"
        )
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    if index == len(args) and self.has_default():
        args = (*args, self.__default__)
    if index >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(params) == 1 and not _is_param_expr(args[0]):
        return (args,)  # Z[int, str] for Z[[int, str]]
    if isinstance(args[index], list):
        return (*args[:index], tuple(args[index]), *args[index + 1 :])
    return args


# ---- Generic ----


@_tp_cache
def _generic_class_getitem(cls, args):
    """Generic[T], and C[int] for a generic class C."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(arg) for arg in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(_is_typevar_like(arg) for arg in args):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables "
                f"or parameter specification variables."
            )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    parameters = cls.__parameters__
    for param in parameters:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(cls, args)
    _check_generic_specialization(cls, args)
    flat = []
    for param, arg in zip(parameters, args):
        if isinstance(param, TypeVarTuple):
            flat.extend(arg)
        else:
            flat.append(arg)
    return _GenericAlias(cls, tuple(flat))


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    original = cls.__dict__.get("__orig_bases__")
    if original is not None:
        error = Generic in original
    else:
        error = (
            Generic in cls.__bases__
            and cls.__name__ != "Protocol"
            and type(cls) != _TypedDictMeta
        )
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    variables = ()
    if original is not None:
        variables = _collect_type_parameters(original)
        listed = None
        for base in original:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if listed is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                listed = base.__parameters__
        if listed is not None:
            if not set(variables) <= set(listed):
                missing = ", ".join(str(t) for t in variables if t not in set(listed))
                shown = ", ".join(str(t) for t in listed)
                raise TypeError(
                    f"Some type variables ({missing}) are not listed in Generic[{shown}]"
                )
            variables = listed
    cls.__parameters__ = tuple(variables)


# ---- aliases: a class or a form with something in brackets ----


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias(_Final, _root=True):
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; "
                f"use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # Generic must be there once: who comes later may bring it.
        for base in bases[bases.index(self) + 1 :]:
            if isinstance(base, _BaseGenericAlias):
                break
            if isinstance(base, type):
                if issubclass(base, Generic):
                    break
                continue
            method = getattr(base, "__mro_entries__", None)
            brought = method(bases) if method else None
            if isinstance(brought, tuple) and any(
                isinstance(entry, type) and issubclass(entry, Generic) for entry in brought
            ):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in {"_name", "_inst", "_nparams", "_defaults"}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(
            set(super().__dir__() + [a for a in dir(self.__origin__) if not _is_dunder(a)])
        )


class _TypingEllipsis:
    """Stands for ... among arguments."""


class _GenericAlias(_BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple(... if arg is _TypingEllipsis else arg for arg in args)
        self.__parameters__ = _collect_type_parameters(
            args, enforce_default_ordering=origin in (Generic, Protocol)
        )
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*(_type_convert(arg) for arg in args))
        return self.copy_with(self._new_args(args))

    def _new_args(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(self, args)
        if len(args) != len(params):
            raise TypeError(
                f"Too {'many' if len(args) > len(params) else 'few'} arguments for {self}; "
                f"actual {len(args)}, expected {len(params)}"
            )
        return tuple(self._replaced(self.__args__, dict(zip(params, args))))

    def _replaced(self, args, by_param):
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            replace = getattr(old, "__typing_subst__", None)
            if replace:
                new = replace(by_param[old])
            else:
                inner = []
                for param in getattr(old, "__parameters__", ()):
                    if isinstance(param, TypeVarTuple):
                        inner.extend(by_param[param])
                    else:
                        inner.append(by_param[param])
                new = old[tuple(inner)] if getattr(old, "__parameters__", ()) else old
            if self.__origin__ == collections.abc.Callable and isinstance(new, tuple):
                result.extend(new)
            elif _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._replaced(old, by_param)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(arg) for arg in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            (args,) = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1 :]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """List and the like: names for classes that are somewhere else."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=origin.__name__ if name is None else name)
        self._nparams = nparams
        self._defaults = defaults
        if origin.__module__ == "builtins":
            self.__doc__ = f"Deprecated alias to {origin.__qualname__}."
        else:
            self.__doc__ = f"Deprecated alias to {origin.__module__}.{origin.__qualname__}."

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(param, msg) for param in params)
        expected, defaults = self._nparams, self._defaults
        if defaults and len(params) < expected <= len(params) + len(defaults):
            params = (*params, *defaults[len(params) - expected :])
        actual = len(params)
        if actual != expected:
            if not expected:
                raise TypeError(f"{self} is not a generic class")
            shown = f"at least {expected - len(defaults)}" if defaults else str(expected)
            raise TypeError(
                f"Too {'many' if actual > expected else 'few'} arguments for {self}; "
                f"actual {actual}, expected {shown}"
            )
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        shown = ", ".join([_type_repr(arg) for arg in args[:-1]])
        return f"typing.Callable[[{shown}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._subscript((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def _subscript(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is Ellipsis:
            return self.copy_with((_TypingEllipsis, result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*(_type_convert(arg) for arg in args), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            checked = tuple(_type_check(param, msg) for param in params[:-1])
            return self.copy_with((*checked, _TypingEllipsis))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(param, msg) for param in params))


class _LiteralGenericAlias(_GenericAlias, _root=True):
    """The values count with their types: Literal[0] is not Literal[False]."""

    def _typed(self):
        return frozenset((value, type(value)) for value in self.__args__)

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(self._typed())


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        (arg,) = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        (new_type,) = params
        return _AnnotatedAlias(new_type, self.__metadata__)

    def __repr__(self):
        metadata = ", ".join(repr(item) for item in self.__metadata__)
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- protocols: classes by what they have, not by what they derive from ----

_NOT_MEMBERS = frozenset(
    {
        "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol",
        "_is_runtime_protocol", "__protocol_attrs__", "__non_callable_proto_members__",
        "__type_params__", "__abstractmethods__", "__annotations__", "__dict__", "__doc__",
        "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__",
        "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
        "__annotate__", "__annotate_func__", "__annotations_cache__", "_MutableMapping__marker",
    }
)  # fmt: skip

_PROTOCOL_BASES = {
    "collections.abc": [
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator",
        "Hashable", "Sized", "Container", "Collection", "Reversible", "Buffer",
    ],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
    "io": ["Reader", "Writer"],
    "os": ["PathLike"],
}  # fmt: skip


def _annotations_of(cls):
    try:
        return cls.__annotations__
    except Exception:
        return _annotationlib.get_annotations(cls, format=_annotationlib.Format.FORWARDREF)


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in {"Protocol", "Generic"}:
            for attr in (*base.__dict__, *_annotations_of(base)):
                if not attr.startswith("_abc_") and attr not in _NOT_MEMBERS:
                    attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    """The __init__ of protocols. Classes that implement one get their own back when first made."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _caller(depth=1, default="__main__"):
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except ValueError:
        return None


def _asked_by_library(depth=2):
    return _caller(depth) in {"abc", "functools", None}


def _check_issubclass_arg(arg):
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        is_protocol_itself = name == "Protocol" and bases == (Generic,)
        if not is_protocol_itself and Protocol in bases:
            for base in bases:
                fits = (
                    base in {object, Generic}
                    or base.__name__ in _PROTOCOL_BASES.get(base.__module__, [])
                    or (issubclass(base, Generic) and getattr(base, "_is_protocol", False))
                )
                if not fits:
                    raise TypeError(
                        f"Protocols can only inherit from other protocols, got {base!r}"
                    )
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _asked_by_library():
            if not getattr(cls, "_is_runtime_protocol", False):
                _check_issubclass_arg(other)
                raise TypeError(
                    "Instance and class checks can only be used with @runtime_checkable protocols"
                )
            others = cls.__non_callable_proto_members__
            if others and cls.__dict__.get("__subclasshook__") is _proto_hook:
                _check_issubclass_arg(other)
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). "
                    f"Non-method members: {str(sorted(others))[1:-1]}."
                )
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _asked_by_library():
            raise TypeError(
                "Instance and class checks can only be used with @runtime_checkable protocols"
            )
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        from inspect import getattr_static

        for attr in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, attr)
            except AttributeError:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    """Whether the class has all members of the protocol."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            is_protocol = issubclass(other, Generic) and getattr(other, "_is_protocol", False)
            if is_protocol and attr in _annotations_of(base):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() be used with a protocol."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError(
            f"@runtime_checkable can be only applied to protocol classes, got {cls!r}"
        )
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as error:
            raise TypeError(
                f"Failed to determine whether protocol member {attr!r} is a method member"
            ) from error
        if not is_callable:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp != Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# ---- names for classes that are somewhere else ----

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)

_alias = _SpecialGenericAlias

Hashable = _alias(collections.abc.Hashable, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
Coroutine = _alias(collections.abc.Coroutine, 3)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Sized = _alias(collections.abc.Sized, 0)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name="AbstractSet")
MutableSet = _alias(collections.abc.MutableSet, 1)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Deque = _alias(collections.deque, 1, name="Deque")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
ValuesView = _alias(collections.abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name="Dict")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(collections.abc.Generator, 3, defaults=(types.NoneType, types.NoneType))
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(types.NoneType,))
Type = _alias(type, 1, inst=False, name="Type")
Text = str
TYPE_CHECKING = False


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


# fmt: off
@runtime_checkable
class SupportsAbs[T](Protocol):
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass
# fmt: on


# ---- NamedTuple ----


def _make_named_tuple(name, fields, annotate, module, defaults=()):
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotate__ = made.__new__.__annotate__ = annotate
    return made


def _annotate_with(annotations, message):
    """An annotate function for annotations that are known already."""
    checked = {
        name: _type_check(value, message.format(name)) for name, value in annotations.items()
    }

    def annotate(format):
        Format = _annotationlib.Format
        if format in (Format.VALUE, Format.FORWARDREF):
            return checked
        if format == Format.STRING:
            return _annotationlib.annotations_to_string(annotations)
        raise NotImplementedError(format)

    return annotate


_FIELD_MESSAGE = "field {} annotation must be a type"
_PROHIBITED = frozenset(
    {
        "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
        "_make", "_replace", "_asdict", "_source",
    }
)  # fmt: skip
_NOT_COPIED = frozenset(
    {
        "__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__",
        "__annotations_cache__",
    }
)  # fmt: skip


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if "__classcell__" in ns:
            raise TypeError(
                "uses of super() and __class__ are unsupported in methods of NamedTuple subclasses"
            )
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        names, annotate = cls._fields_of(ns)
        defaults = []
        for name in names:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field"
                    f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}"
                )
        made = _make_named_tuple(
            typename,
            names,
            annotate,
            defaults=[ns[name] for name in defaults],
            module=ns["__module__"],
        )
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _NOT_COPIED or key in made._fields:
                continue
            setattr(made, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                set_name(value, made, key)
        if Generic in bases:
            made.__init_subclass__()
        return made

    def _fields_of(ns):
        if "__annotations__" in ns:
            annotations = ns["__annotations__"]
            return list(annotations), _annotate_with(annotations, _FIELD_MESSAGE)
        original = _annotationlib.get_annotate_from_class_namespace(ns)
        if original is None:
            return [], lambda format: {}
        Format = _annotationlib.Format
        names = list(
            _annotationlib.call_annotate_function(original, Format.FORWARDREF, owner=None)
        )

        def annotate(format):
            found = _annotationlib.call_annotate_function(original, format)
            if format == Format.STRING:
                return found
            return {
                name: _type_check(value, _FIELD_MESSAGE.format(name))
                for name, value in found.items()
            }

        return names, annotate


def NamedTuple(typename, fields, /):
    """A named tuple with annotated fields; also a base class."""
    annotations = dict(fields)
    made = _make_named_tuple(
        typename, list(annotations), _annotate_with(annotations, _FIELD_MESSAGE), _caller()
    )
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _named_tuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_mro_entries


# ---- TypedDict ----


def _get_typeddict_qualifiers(annotation):
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            (annotation,) = get_args(annotation)
        else:
            return


_KEY_MESSAGE = "TypedDict('Name', {{f0: t0, f1: t1, ...}}); each t must be a type"


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError(
                    "cannot inherit from both a TypedDict type and a non-TypedDict base class"
                )
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        original = _annotationlib.get_annotate_from_class_namespace(ns)
        ns_annotations = ns.pop("__annotations__", None)
        ns.pop("__annotate__", None)
        ns.pop("__annotate_func__", None)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        Format = _annotationlib.Format
        if ns_annotations is not None:
            own = ns_annotations
        elif original is not None:
            own = _annotationlib.call_annotate_function(original, Format.FORWARDREF, owner=made)
        else:
            own = {}
        checked = {
            key: _type_check(value, _KEY_MESSAGE, module=made.__module__)
            for key, value in own.items()
        }
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, value in checked.items():
            qualifiers = set(_get_typeddict_qualifiers(value))
            is_required = Required in qualifiers or (total and NotRequired not in qualifiers)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)

        def __annotate__(format):
            annotations = {}
            for base in bases:
                if base is Generic:
                    continue
                base_annotate = base.__annotate__
                if base_annotate is not None:
                    annotations.update(
                        _annotationlib.call_annotate_function(base_annotate, format, owner=base)
                    )
            if original is not None:
                mine = _annotationlib.call_annotate_function(original, format, owner=made)
                if format != Format.STRING:
                    mine = {
                        key: _type_check(value, _KEY_MESSAGE, module=made.__module__)
                        for key, value in mine.items()
                    }
            elif format == Format.STRING:
                mine = _annotationlib.annotations_to_string(own)
            elif format in (Format.FORWARDREF, Format.VALUE):
                mine = checked
            else:
                raise NotImplementedError(format)
            annotations.update(mine)
            return annotations

        made.__annotate__ = __annotate__
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields, /, *, total=True):
    """A dict with these keys, of these types; also a base class."""
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# ---- NewType ----


class NewType:
    """A name that stands for a type of its own; at run time it gives back what it gets."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
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

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- functions ----


def cast(typ, val):
    """The value, as it is."""
    return val


def assert_type(val, typ, /):
    """The value, as it is."""
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def get_origin(tp):
    """What stands before the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _has_flat_callable_args(tp, args):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def evaluate_forward_ref(
    forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None,
    _recursive_guard=frozenset(),
):  # fmt: skip
    """What a forward reference stands for; those inside it too."""
    Format = _annotationlib.Format
    if format == Format.STRING:
        return forward_ref.__forward_arg__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    if format is None:
        format = Format.VALUE
    value = forward_ref.evaluate(
        globals=globals, locals=locals, type_params=type_params, owner=owner, format=format
    )
    if isinstance(value, _annotationlib.ForwardRef) and format == Format.FORWARDREF:
        return value
    if isinstance(value, str):
        value = _make_forward_ref(value, module=forward_ref.__forward_module__, owner=owner)
    return _eval_type(
        value,
        globals,
        locals,
        type_params,
        recursive_guard=_recursive_guard | {forward_ref.__forward_arg__},
        format=format,
        owner=owner if owner is not None else forward_ref.__owner__,
    )


def _eval_type(
    t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None, owner=None
):
    """Evaluates the forward references in a type."""
    if isinstance(t, _annotationlib.ForwardRef):
        return evaluate_forward_ref(
            t, globals=globalns, locals=localns, type_params=type_params, owner=owner,
            _recursive_guard=recursive_guard, format=format,
        )  # fmt: skip
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    if isinstance(t, GenericAlias):
        args = tuple(
            _make_forward_ref(arg) if isinstance(arg, str) else arg for arg in t.__args__
        )
        unpacked = t.__unpacked__
        if _has_flat_callable_args(t, args):
            t = t.__origin__[(args[:-1], args[-1])]
        else:
            t = t.__origin__[args]
        if unpacked:
            t = Unpack[t]
    evaluated = tuple(
        _eval_type(
            arg, globalns, localns, type_params, recursive_guard=recursive_guard, format=format,
            owner=owner,
        )
        for arg in t.__args__
    )  # fmt: skip
    if evaluated == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, evaluated)
    if isinstance(t, Union):
        return functools.reduce(operator.or_, evaluated)
    return t.copy_with(evaluated)


def _with_type_params(type_params, globalns, localns, is_class):
    if not type_params:
        return globalns, localns
    globalns, localns = dict(globalns), dict(localns)
    for param in type_params:
        if not is_class or param.__name__ not in globalns:
            globalns[param.__name__] = param
            localns.pop(param.__name__, None)
    return globalns, localns


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Annotations with forward references evaluated; of a class, the inherited ones too."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    Format = _annotationlib.Format
    format = Format.VALUE if format is None else format
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns, format)
    else:
        hints = _object_hints(obj, globalns, localns, format)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _evaluate_hint(value, globalns, localns, format, owner, **options):
    if isinstance(value, str):
        value = _make_forward_ref(value, **options)
    value = _eval_type(value, globalns, localns, (), format=format, owner=owner)
    return type(None) if value is None else value


def _class_hints(cls, globalns, localns, format):
    hints = {}
    for base in reversed(cls.__mro__):
        annotations = _annotationlib.get_annotations(base, format=format)
        if format == _annotationlib.Format.STRING:
            hints.update(annotations)
            continue
        base_globals = globalns
        if globalns is None:
            base_globals = getattr(sys.modules.get(base.__module__), "__dict__", {})
        base_locals = dict(vars(base)) if localns is None else localns
        if localns is None and globalns is None:
            base_globals, base_locals = base_locals, base_globals
        base_globals, base_locals = _with_type_params(
            base.__type_params__, base_globals, base_locals, True
        )
        for name, value in annotations.items():
            hints[name] = _evaluate_hint(
                value, base_globals, base_locals, format, cls, is_argument=False, is_class=True
            )
    return hints


def _object_hints(obj, globalns, localns, format):
    hints = _annotationlib.get_annotations(obj, format=format)
    if (
        not hints
        and not isinstance(obj, types.ModuleType)
        and not callable(obj)
        and not hasattr(obj, "__annotations__")
        and not hasattr(obj, "__annotate__")
    ):
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if format == _annotationlib.Format.STRING:
        return hints
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = getattr(inner, "__globals__", {})
    localns = globalns if localns is None else localns
    globalns, localns = _with_type_params(
        getattr(obj, "__type_params__", ()), globalns, localns, False
    )
    is_argument = not isinstance(obj, types.ModuleType)
    return {
        name: _evaluate_hint(value, globalns, localns, format, obj, is_argument=is_argument)
        for name, value in hints.items()
    }


def _strip_annotations(t):
    """Takes Annotated, Required and the like off."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    args = tuple(_strip_annotations(arg) for arg in t.__args__)
    if args == t.__args__:
        return t
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, Union):
        return functools.reduce(operator.or_, args)
    return t.copy_with(args)


# ---- decorators ----


def no_type_check(arg):
    """The annotations are no types."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            own = (
                hasattr(obj, "__qualname__")
                and obj.__qualname__ == f"{arg.__qualname__}.{obj.__name__}"
                and getattr(obj, "__module__", None) == arg.__module__
            )
            if not own:
                continue
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed."
    )


_overloads = {}


def overload(func):
    """One of several signatures of the function that follows."""
    inner = getattr(func, "__func__", func)
    try:
        key = inner.__module__, inner.__qualname__
        _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
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

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


copyreg.pickle(ParamSpecArgs, lambda part: (ParamSpecArgs, (part.__origin__,)))
copyreg.pickle(ParamSpecKwargs, lambda part: (ParamSpecKwargs, (part.__origin__,)))


def __getattr__(attr):
    if attr == "ForwardRef":
        found = _annotationlib.ForwardRef
    elif attr in {"ContextManager", "AsyncContextManager"}:
        import contextlib

        origin = getattr(contextlib, f"Abstract{attr}")
        found = _alias(origin, 2, name=attr, defaults=(bool | None,))
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")
    globals()[attr] = found
    return found
