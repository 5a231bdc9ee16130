"""TypedDict: a dict of which the keys and their types are known. At run time any dict will do."""

from _typing import Generic
from _typing_base import _caller, _type_check
from _typing_forms import NotRequired, ReadOnly, Required, _AnnotatedAlias
from annotationlib import (
    Format,
    annotations_to_string,
    call_annotate_function,
    get_annotate_from_class_namespace,
)

__name__ = "typing"

_MESSAGE = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"


def _get_typeddict_qualifiers(annotation):
    """What stands around the type: Required and so on."""
    found = set()
    while True:
        origin = getattr(annotation, "__origin__", None)
        if isinstance(annotation, _AnnotatedAlias):
            annotation = origin
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin)
            (annotation,) = annotation.__args__
        else:
            return found


class _Keys:
    """The keys of a class, by what may be done to them."""

    def __init__(self, bases):
        self.required, self.optional, self.readonly, self.mutable = set(), set(), set(), set()
        for base in map(vars, bases):
            for key in base.get("__required_keys__", ()):
                self.put(key, self.required, self.optional)
            for key in base.get("__optional_keys__", ()):
                self.put(key, self.optional, self.required)
            self.readonly.update(base.get("__readonly_keys__", ()))
            self.mutable.update(base.get("__mutable_keys__", ()))

    def put(self, key, into, out_of):
        into.add(key)
        out_of.discard(key)

    def add(self, key, qualifiers, total):
        if Required in qualifiers or (total and NotRequired not in qualifiers):
            self.put(key, self.required, self.optional)
        else:
            self.put(key, self.optional, self.required)
        if ReadOnly not in qualifiers:
            self.put(key, self.mutable, self.readonly)
        elif key not in self.mutable:
            self.readonly.add(key)
        else:
            return f"Cannot override mutable key {key!r} with read-only key"

    def describe(self, cls):
        cls.__required_keys__ = frozenset(self.required)
        cls.__optional_keys__ = frozenset(self.optional)
        cls.__readonly_keys__ = frozenset(self.readonly)
        cls.__mutable_keys__ = frozenset(self.mutable)


class _TypedDictMeta(type):
    _makes_typed_dicts = True

    def __new__(cls, name, bases, ns, total=True):
        if not all(type(base) is _TypedDictMeta or base is Generic for base in bases):
            raise TypeError(
                "cannot inherit from both a TypedDict type and a non-TypedDict base class"
            )
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        own = ns.pop("__annotations__", None)
        original = None if own is not None else get_annotate_from_class_namespace(ns)
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        if original is not None:
            own = call_annotate_function(original, Format.FORWARDREF, owner=made)
        checked = {
            key: _type_check(value, _MESSAGE, owner=made, module=made.__module__)
            for key, value in (own or {}).items()
        }
        keys = _Keys(bases)
        for key, value in checked.items():
            problem = keys.add(key, _get_typeddict_qualifiers(value), total)
            if problem is not None:
                raise TypeError(problem)

        def __annotate__(format):
            found = {}
            for base in bases:
                if base is not Generic and base.__annotate__ is not None:
                    found |= call_annotate_function(base.__annotate__, format, owner=base)
            if original is not None:
                mine = call_annotate_function(original, format, owner=made)
                if format != Format.STRING:
                    mine = {
                        key: _type_check(value, _MESSAGE, module=made.__module__)
                        for key, value in mine.items()
                    }
                return found | mine
            if format == Format.STRING:
                return found | annotations_to_string(own or {})
            if format not in (Format.FORWARDREF, Format.VALUE):
                raise NotImplementedError(format)
            return found | checked

        made.__annotate__ = __annotate__
        made.__total__ = total
        keys.describe(made)
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_NOT_GIVEN = object()


def TypedDict(typename, fields=_NOT_GIVEN, /, *, total=True):
    """A dict with these keys, of these types; also a base class."""
    if fields is _NOT_GIVEN or fields is None:
        from _typing_named_tuple import _hint_without_fields, _warn_without_fields

        hint = _hint_without_fields("TypedDict", typename, "dictionary", "{}")
        _warn_without_fields(fields, hint)
        fields = {}
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
