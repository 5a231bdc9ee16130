"""Whole dataclasses taken apart and made: asdict, astuple, make_dataclass."""

import annotationlib
import sys
import types
from copy import deepcopy
from dataclasses import _FIELDS, _is_dataclass_instance, dataclass
from dataclasses import fields as fields_of
from keyword import iskeyword

# What is here belongs to dataclasses, which shows it.
__name__ = "dataclasses"

# What is taken over as it is.
_ATOMIC_TYPES = frozenset(
    {
        types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType,
        types.NotImplementedType, types.CodeType, types.BuiltinFunctionType, types.FunctionType,
        type, range, property,
    }
)  # fmt: skip


def _is_named_tuple(obj):
    return isinstance(obj, tuple) and hasattr(obj, "_fields")


def _defaultdict_like(obj, pairs):
    made = type(obj)(obj.default_factory)
    made.update(pairs)
    return made


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, those inside fields too."""
    if _is_dataclass_instance(obj):
        return _asdict_inner(obj, dict_factory)
    raise TypeError("asdict() should be called on dataclass instances")


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        pairs = [
            (f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields_of(obj)
        ]
        return dict_factory(pairs)
    if isinstance(obj, dict):
        pairs = [
            (_asdict_inner(key, dict_factory), _asdict_inner(value, dict_factory))
            for key, value in obj.items()
        ]
        is_plain = not hasattr(cls, "default_factory")
        return cls(pairs) if is_plain else _defaultdict_like(obj, pairs)
    if isinstance(obj, (list, tuple)):
        items = [_asdict_inner(item, dict_factory) for item in obj]
        return cls(*items) if _is_named_tuple(obj) else cls(items)
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields, those inside fields too."""
    if _is_dataclass_instance(obj):
        return _astuple_inner(obj, tuple_factory)
    raise TypeError("astuple() should be called on dataclass instances")


def _astuple_inner(obj, tuple_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        values = [getattr(obj, f.name) for f in fields_of(obj)]
        return tuple_factory([_astuple_inner(value, tuple_factory) for value in values])
    if isinstance(obj, dict):
        pairs = (
            (_astuple_inner(key, tuple_factory), _astuple_inner(value, tuple_factory))
            for key, value in obj.items()
        )
        is_plain = not hasattr(cls, "default_factory")
        return cls(pairs) if is_plain else _defaultdict_like(obj, pairs)
    if _is_named_tuple(obj):
        return cls(*[_astuple_inner(item, tuple_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_astuple_inner(item, tuple_factory) for item in obj)
    return deepcopy(obj)


def _any(format, is_being_made):
    """typing.Any, without importing typing while the class is being made."""
    Format = annotationlib.Format
    if format == Format.STRING:
        return "typing.Any"
    if format == Format.FORWARDREF and "typing" not in sys.modules:
        return annotationlib.ForwardRef("Any", module="typing")
    if format not in (Format.VALUE, Format.FORWARDREF) or (
        format == Format.VALUE and is_being_made
    ):
        raise NotImplementedError
    from typing import Any

    return Any


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
    unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
    weakref_slot=False, module=None, decorator=dataclass,
):  # fmt: skip
    """A dataclass from names, (name, type) pairs and (name, type, default) triples."""
    annotations = {}  # _any: no type is given
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            item = (item, _any)
        if len(item) not in (2, 3):
            raise TypeError(f"Invalid field: {item!r}")
        name, annotation, *default = item
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
        if default:
            defaults[name] = default[0]
    is_being_made = True

    def annotate_method(format):
        made = {
            name: _any(format, is_being_made) if annotation is _any else annotation
            for name, annotation in annotations.items()
        }
        if format == annotationlib.Format.STRING:
            return annotationlib.annotations_to_string(made)
        return made

    def exec_body_callback(class_namespace):
        class_namespace.update(namespace or {})
        class_namespace.update(defaults)

    cls = types.new_class(cls_name, bases, {}, exec_body_callback)
    cls.__annotate__ = annotate_method
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    cls.__module__ = module
    cls = decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )  # fmt: skip
    is_being_made = False
    return cls
