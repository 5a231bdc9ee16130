"""Classes that are mostly fields: the decorator writes __init__, __repr__, __eq__ and more.

Fields are found here. Methods are written in _dataclass_methods; slots=True, and what makes and
takes apart whole dataclasses (asdict, make_dataclass), is in modules imported when it is needed.
"""

import sys
import types
from reprlib import recursive_repr

import abc
import annotationlib
from _genstep import defer

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip

defer(__name__, "_dataclass_conversion", ["asdict", "astuple", "make_dataclass"])
defer(__name__, "_dataclass_slots", ["_dataclass_getstate", "_dataclass_setstate"])


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    """Stands for no default."""


class _KW_ONLY_TYPE:
    """The annotation behind which all fields are keyword-only."""


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()


class _FieldType:
    """What an annotated name is."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldType("_FIELD")
_FIELD_CLASSVAR = _FieldType("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldType("_FIELD_INITVAR")

# The attributes that make a class a dataclass.
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    """The annotation of a parameter of __init__ that is no field: __post_init__ gets it."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


def _show(obj, names):
    return ",".join([f"{name}={getattr(obj, name)!r}" for name in names])


class Field:
    """What is known about one field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "metadata", "kw_only", "doc", "_field_type",
    )  # fmt: skip

    def __init__(
        self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc
    ):
        self.name = self.type = self._field_type = None  # _get_field knows
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only, self.doc = kw_only, doc

    @recursive_repr()
    def __repr__(self):
        names = (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
            "metadata", "kw_only", "doc", "_field_type",
        )  # fmt: skip
        return f"Field({_show(self, names)})"

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    """The decorator's arguments."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only",
        "slots", "weakref_slot",
    )  # fmt: skip

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({_show(self, self.__slots__)})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
    metadata=None, kw_only=MISSING, doc=None,
):  # fmt: skip
    """Says more about a field than its annotation and a default do."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ---- annotations ----


def _is_classvar(annotation):
    typing = sys.modules["typing"]
    return annotation is typing.ClassVar or typing.get_origin(annotation) is typing.ClassVar


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _word(text):
    """The name that a text begins with, and what comes behind it."""
    text = text.lstrip()
    size = 0
    while size < len(text) and (text[size].isalnum() or text[size] == "_"):
        size += 1
    return text[:size], text[size:].lstrip()


def _is_type(annotation, cls, module, is_wanted):
    """Whether an annotation is one of the module's special ones: itself, or, if it is a text
    ("typing.ClassVar[int]"), what the name in front means where the class was defined."""
    if not isinstance(annotation, str):
        return is_wanted(annotation)
    name, rest = _word(annotation)
    attribute = _word(rest[1:])[0] if rest.startswith(".") else ""
    home = sys.modules.get(cls.__module__)
    if not attribute:
        return is_wanted(home.__dict__.get(name))
    is_module = home is not None and home.__dict__.get(name) is module
    return is_module and is_wanted(module.__dict__.get(attribute))


def _kind_of_field(cls, annotation):
    typing = sys.modules.get("typing")
    if typing and _is_type(annotation, cls, typing, _is_classvar):
        return _FIELD_CLASSVAR
    is_initvar = _is_type(annotation, cls, sys.modules[__name__], _is_initvar)
    return _FIELD_INITVAR if is_initvar else _FIELD


def _get_field(cls, name, annotation, default_kw_only):
    """The Field of an annotated name, from the class attribute of that name."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, types.MemberDescriptorType):
        default = MISSING  # a field in __slots__
    f = default if isinstance(default, Field) else field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = kind = _kind_of_field(cls, annotation)
    if kind is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind is not _FIELD_CLASSVAR:
        f.kw_only = default_kw_only if f.kw_only is MISSING else f.kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if kind is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {name} is not allowed: "
            f"use default_factory"
        )
    return f


# ---- the decorator ----


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
    match_args=True, kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    """Adds methods to a class, by the annotated names in it."""

    def wrap(cls):
        params = _DataclassParams(
            init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )
        return _process_class(cls, params)

    return wrap if cls is None else wrap(cls)


def _process_class(cls, params):
    from _dataclass_methods import FuncBuilder, _hash_exception, _init_fn, has_own_hash
    from _dataclass_methods import write_methods

    setattr(cls, _PARAMS, params)
    bases = [base for base in cls.__mro__[:0:-1] if getattr(base, _FIELDS, None) is not None]
    all_fields = {f.name: f for base in bases for f in getattr(base, _FIELDS).values()}
    annotations = annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    own_fields = []
    kw_only = params.kw_only
    seen_marker = False
    for name, annotation in annotations.items():
        if not _is_type(annotation, cls, sys.modules[__name__], _is_kw_only):
            own_fields.append(_get_field(cls, name, annotation, kw_only))
        elif seen_marker:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
        else:
            kw_only = seen_marker = True
    for f in own_fields:
        all_fields[f.name] = f
        # The class attribute is the default from now on.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is not MISSING:
                setattr(cls, f.name, f.default)
            else:
                delattr(cls, f.name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")

    frozen_bases = [getattr(base, _PARAMS).frozen for base in bases]
    if any(frozen_bases) and not params.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if not all(frozen_bases) and params.frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    home = sys.modules.get(cls.__module__)
    builder = FuncBuilder({} if home is None else home.__dict__)
    in_init = [f for f in all_fields.values() if f._field_type is not _FIELD_CLASSVAR]
    by_position = [f for f in in_init if f.init and not f.kw_only]
    if params.init:
        _init_fn(cls, params, in_init, by_position, builder)
    if params.unsafe_hash and has_own_hash(cls):
        _hash_exception(cls)
    write_methods(cls, params, [f for f in in_init if f._field_type is _FIELD], builder)
    _set_new_attribute(cls, "__replace__", _replace)
    builder.add_fns_to_class(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _text_signature(cls)
    if params.match_args:
        _set_new_attribute(cls, "__match_args__", tuple([f.name for f in by_position]))
    if params.slots:
        from _dataclass_slots import _add_slots

        cls = _add_slots(cls, params.frozen, params.weakref_slot, all_fields)
    elif params.weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    abc.update_abstractmethods(cls)
    return cls


def _set_new_attribute(cls, name, value):
    if name not in cls.__dict__:
        setattr(cls, name, value)


def _text_signature(cls):
    from inspect import signature

    try:
        text = str(signature(cls, annotation_format=annotationlib.Format.FORWARDREF))
    except (TypeError, ValueError):
        return ""
    return text.replace(" -> None", "")


# ---- functions for dataclasses ----


def fields(class_or_instance):
    """A tuple of the fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def replace(obj, /, **changes):
    """Another instance with some fields changed."""
    if _is_dataclass_instance(obj):
        return _replace(obj, **changes)
    raise TypeError("replace() should be called on dataclass instances")


def _replace(self, /, **changes):
    for name, f in getattr(self, _FIELDS).items():
        if f._field_type is _FIELD_CLASSVAR or (f.init and name in changes):
            continue
        if f.init:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(self, name)
        elif name in changes:
            raise TypeError(
                f"field {name} is declared with init=False, it cannot be specified with replace()"
            )
    return self.__class__(**changes)
