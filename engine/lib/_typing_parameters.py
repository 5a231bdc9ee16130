"""Type parameters: found in arguments, counted, and replaced by what is given for them.

The types of parameters are written in C, and so is Generic; what they do with arguments is here.
"""

from _genstep import stand_in as _stand_in
from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple
from _typing_base import (
    _as_tuple,
    _is_bare_base,
    _is_unpacked_typevartuple,
    _tp_cache,
    _type_check,
    _type_convert,
)

__name__ = "typing"

GenericAlias = type(list[int])

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)


def _is_param_expr(arg):
    """Whether it stands for all parameters of a callable."""
    if arg is ... or isinstance(arg, (tuple, list, ParamSpec)):
        return True
    return getattr(type(arg), "_is_concatenate", False)


# ---- found ----


def _is_parameter(arg):
    return not isinstance(arg, (type, tuple)) and hasattr(arg, "__typing_subst__")


def _parameters_in(arg):
    if isinstance(arg, type):  # it has __parameters__ of its own, which are no matter here
        return ()
    if isinstance(arg, tuple):  # given for a ParamSpec
        return [param for item in arg for param in _parameters_in(item)]
    return (arg,) if _is_parameter(arg) else getattr(arg, "__parameters__", ())


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type parameters in the arguments, each once."""
    found = []
    with_default = after_tuple = False
    for arg in args:
        after_tuple = after_tuple or _is_unpacked_typevartuple(arg)
        if enforce_default_ordering and _is_parameter(arg) and arg not in found:
            if not arg.has_default():
                if with_default:
                    raise TypeError(
                        f"Type parameter {arg!r} without a default follows type parameter with "
                        f"a default"
                    )
            elif after_tuple:
                raise TypeError("Type parameter with a default follows TypeVarTuple")
            else:
                with_default = True
        for param in _parameters_in(arg):
            if param not in found:
                found.append(param)
    return tuple(found)


# ---- counted ----


def _wrong_count(what, actual, expected, least=""):
    amount = "many" if actual > expected else "few"
    return TypeError(
        f"Too {amount} arguments for {what}; actual {actual}, expected {least}{expected}"
    )


def _too_few(alias, args, expected):
    return TypeError(
        f"Too few arguments for {alias}; actual {len(args)}, expected at least {expected}"
    )


def _check_generic_specialization(cls, arguments):
    params, actual = cls.__parameters__, len(arguments)
    if not params:
        raise TypeError(f"{cls} is not a generic class")
    if actual > len(params):
        raise _wrong_count(cls, actual, len(params))
    # Behind a parameter with a default, all have one.
    if actual < len(params) and not params[actual].has_default():
        needed = len(params) - sum(param.has_default() for param in params)
        raise _wrong_count(cls, actual, needed, "at least ")


# ---- replaced ----


def _unpack_args(*args):
    """*tuple[int, str] stands for two."""
    unpacked = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        is_open = inner is None or inner[-1:] == (...,)
        unpacked += (arg,) if is_open else inner
    return unpacked


def _preparations(params):
    """What rearranges arguments so that there is one for each parameter: (alias, args) -> args."""
    found = [getattr(param, "__typing_prepare_subst__", None) for param in params]
    return [prepare for prepare in found if prepare is not None]


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.")
    if getattr(type(arg), "_is_unpack", False) or (
        isinstance(arg, GenericAlias) and arg.__unpacked__
    ):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


@_stand_in  # it is in C
def _typevar_prepare_subst(self, alias, args):
    """Adds the default if it is this variable that nothing was given for."""
    index = alias.__parameters__.index(self)
    if index > len(args) or (index == len(args) and not self.has_default()):
        raise _too_few(alias, args, index + 1)
    return args if index < len(args) else (*args, self.__default__)


def _typevartuple_prepare_subst(self, alias, args):
    """The arguments that belong to the variable become one tuple: all but those of the parameters
    before and behind it. An open *tuple[int, ...] among them has as many items as are needed."""
    params = alias.__parameters__
    before = params.index(self)
    behind = len(params) - before - 1
    if any(isinstance(param, TypeVarTuple) for param in params[before + 1 :]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    open_at = [at for at, arg in enumerate(args) if _open_tuple_item(arg)]
    if len(open_at) > 1:
        raise TypeError("More than one unpacked arbitrary-length tuple argument")
    first, last = before, len(args) - behind
    items_before, items_behind = (), ()
    if open_at:
        (at,) = open_at
        first, last = min(first, at), max(last, at + 1)
        item = _open_tuple_item(args[at])
        items_before = item * (before - first)
        items_behind = item * (behind - (len(args) - last) - first)  # sic
    elif first > last:
        raise _too_few(alias, args, len(params) - 1)
    middle = args[first:last]
    if first == last and self.has_default():
        middle = _unpack_args(self.__default__)
    return (*args[:first], *items_before, middle, *items_behind, *args[last:])


def _open_tuple_item(arg):
    """(int,) if the argument is *tuple[int, ...]."""
    if isinstance(arg, type):
        return ()
    inner = getattr(arg, "__typing_unpacked_tuple_args__", None) or ()
    return inner[:1] if inner[1:] == (...,) else ()


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
    from _typing_alias import _GenericAlias

    args = tuple(_type_convert(arg) for arg in _as_tuple(args))
    if _is_bare_base(cls):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(map(_is_typevar_like, args)):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables "
                f"or parameter specification variables."
            )
        if len(set(args)) < len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    try:
        params = cls.__parameters__
    except AttributeError as error:
        subclassed = getattr(cls.__init_subclass__, "__qualname__", None)
        if subclassed is not None:
            error.add_note(
                f"Note: this exception may have been caused by {subclassed!r} (or the "
                f"'__init_subclass__' method on a superclass) not calling "
                f"'super().__init_subclass__()'"
            )
        raise
    for prepare in _preparations(params):
        args = prepare(cls, args)
    _check_generic_specialization(cls, args)
    flat = []
    for param, arg in zip(params, args):
        flat += arg if isinstance(param, TypeVarTuple) else (arg,)
    return _GenericAlias(cls, tuple(flat))


def _is_typevar_like(arg):
    return isinstance(arg, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(arg)


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    written = cls.__dict__.get("__orig_bases__")  # bases as they were, if any had brackets
    if written is None:
        if Generic in cls.__bases__ and not _is_own_class(cls):
            raise TypeError("Cannot inherit from plain Generic")
        written = ()
    elif Generic in written:
        raise TypeError("Cannot inherit from plain Generic")
    params = _collect_type_parameters(written)
    generics = [base for base in written if getattr(base, "__origin__", None) is Generic]
    listed = [base.__parameters__ for base in generics]
    if len(listed) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    if listed:
        unlisted = [str(param) for param in params if param not in listed[0]]
        if unlisted:
            shown = ", ".join(map(str, listed[0]))
            raise TypeError(
                f"Some type variables ({', '.join(unlisted)}) are not listed in Generic[{shown}]"
            )
        params = listed[0]
    cls.__parameters__ = params


def _is_own_class(cls):
    """Protocol itself, and the classes that TypedDict makes, do inherit from plain Generic."""
    return cls.__name__ == "Protocol" or getattr(type(cls), "_makes_typed_dicts", False)


# Checking bounds and constraints is a matter of this module, so these come last.
AnyStr = TypeVar("AnyStr", bytes, str)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
