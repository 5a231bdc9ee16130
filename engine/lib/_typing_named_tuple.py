"""NamedTuple: a tuple whose items have names and types."""

from collections import namedtuple as _namedtuple

from _typing import Generic
from _typing_base import _caller, _type_check

__name__ = "typing"

_PROHIBITED = frozenset(
    "__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _make _replace _asdict "
    "_source".split()
)
# In the namespace of the class body, but not to be copied to the tuple.
_SPECIAL = frozenset(
    "__module__ __name__ __annotations__ __annotate__ __annotate_func__ "
    "__annotations_cache__".split()
)


_FIELD_MESSAGE = "field {} annotation must be a type"


def _make_eager_annotate(annotations):
    """An annotate function for annotations that are known already."""
    checked = {
        name: _type_check(value, _FIELD_MESSAGE.format(name)) for name, value in annotations.items()
    }

    def annotate(format):
        from annotationlib import Format, annotations_to_string

        if format in (Format.VALUE, Format.FORWARDREF):
            return checked
        if format != Format.STRING:
            raise NotImplementedError(format)
        return annotations_to_string(annotations)

    return annotate


def _make_lazy_annotate(original):
    """An annotate function that asks the class body's own."""

    def annotate(format):
        from annotationlib import Format, call_annotate_function

        found = call_annotate_function(original, format)
        if format != Format.STRING:
            for name, value in found.items():
                found[name] = _type_check(value, _FIELD_MESSAGE.format(name))
        return found

    return annotate


def _make_nmtuple(name, fields, annotate, module, defaults=()):
    made = _namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotate__ = made.__new__.__annotate__ = annotate
    return made


class NamedTupleMeta(type):
    """What is written as a subclass of NamedTuple becomes a namedtuple."""

    def __new__(cls, typename, bases, ns):
        if "__classcell__" in ns:
            raise TypeError(
                "uses of super() and __class__ are unsupported in methods of NamedTuple subclasses"
            )
        if not {*bases} <= {_NamedTuple, Generic}:
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        from annotationlib import (
            Format,
            call_annotate_function,
            get_annotate_from_class_namespace,
        )

        original = get_annotate_from_class_namespace(ns)
        if "__annotations__" in ns:
            fields = ns["__annotations__"]
            annotate = _make_eager_annotate(fields)
        elif original is not None:
            fields = call_annotate_function(original, Format.FORWARDREF)
            for value in fields.values():
                _type_check(value, "field annotation must be a type")
            annotate = _make_lazy_annotate(original)
        else:
            fields, annotate = {}, lambda format: {}
        with_default = []
        for name in fields:
            if name in ns:
                with_default.append(name)
            elif with_default:
                plural = "s" * (len(with_default) > 1)
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{plural} "
                    f"{', '.join(with_default)}"
                )
        defaults = [ns[name] for name in with_default]
        made = _make_nmtuple(typename, list(fields), annotate, ns["__module__"], defaults)
        made.__bases__ = tuple(tuple if base is _NamedTuple else base for base in bases)
        if Generic in bases:
            from _typing_parameters import _generic_class_getitem

            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _SPECIAL:
                continue
            if key not in fields:
                setattr(made, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                try:
                    set_name(value, made, key)
                except BaseException as error:
                    what = f"{type(value).__name__!r} instance {key!r} in {typename!r}"
                    error.add_note(f"Error calling __set_name__ on {what}")
                    raise
        if Generic in bases:
            made.__init_subclass__()
        return made


_NOT_GIVEN = object()


def NamedTuple(typename, fields=_NOT_GIVEN, /, **kwargs):
    """A named tuple with annotated fields; also a base class."""
    given = fields is not _NOT_GIVEN and fields is not None
    if kwargs and fields is None:
        raise TypeError(
            "Cannot pass `None` as the 'fields' parameter "
            "and also specify fields using keyword arguments"
        )
    if kwargs and given:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    if not given:
        hint = "Use the class-based or functional syntax instead."
        if not kwargs:
            hint = _hint_without_fields("NamedTuple", typename, "list", "[]")
        what = "Creating NamedTuple classes using keyword arguments" if kwargs else fields
        _warn_without_fields(what, hint)
        fields = kwargs.items()
    annotations = {
        name: _type_check(value, _FIELD_MESSAGE.format(name)) for name, value in fields
    }
    annotate = _make_eager_annotate(annotations)
    made = _make_nmtuple(typename, [name for name, _ in fields], annotate, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# ---- ways to make one that will go away; TypedDict has them, too ----


def _hint_without_fields(maker, typename, kind, empty):
    return (
        f"To create a {maker} class with 0 fields using the functional syntax, pass an empty "
        f"{kind}, e.g. `{typename} = {maker}({typename!r}, {empty})`."
    )


def _warn_without_fields(what, hint):
    """About the caller's caller."""
    from _genstep import warn

    if what is None:
        what = "Passing `None` as the 'fields' parameter"
    elif not isinstance(what, str):
        what = "Failing to pass a value for the 'fields' parameter"
    text = f"{what} is deprecated and will be disallowed in Python 3.15. {hint}"
    warn(text, DeprecationWarning, 3)
