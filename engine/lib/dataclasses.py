"""Classes that are mostly fields: the decorator writes __init__, __repr__, __eq__ and more.

The methods are written as text, a function at a time, and run: so they have real parameters, and
calls of them fail as calls of any function do.
"""

import sys
import types
from copy import deepcopy
from keyword import iskeyword
from reprlib import recursive_repr

import abc
import annotationlib
from _genstep import execute

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
    "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]  # fmt: skip


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"

_EMPTY_METADATA = types.MappingProxyType({})

# What asdict and astuple take over as it is.
_ATOMIC_TYPES = frozenset(
    {
        types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType,
        types.NotImplementedType, types.CodeType, types.BuiltinFunctionType, types.FunctionType,
        type, range, property,
    }
)  # fmt: skip

_ANY_MARKER = object()


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


class Field:
    """What is known about one field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
        "metadata", "kw_only", "doc", "_field_type",
    )  # fmt: skip

    def __init__(
        self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc
    ):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = (
            _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        )
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        shown = ",".join(
            f"{name}={getattr(self, name)!r}"
            for name in (
                "name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                "metadata", "kw_only", "doc", "_field_type",
            )  # fmt: skip
        )
        return f"Field({shown})"

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
        shown = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({shown})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
    metadata=None, kw_only=MISSING, doc=None,
):  # fmt: skip
    """Says more about a field than its annotation and a default do."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ---- writing functions ----


def _tuple_str(object_name, fields):
    """(obj.x,obj.y,)"""
    if not fields:
        return "()"
    return f"({','.join([f'{object_name}.{f.name}' for f in fields])},)"


class _FuncBuilder:
    """Collects the text of functions, and makes them all at once inside one function whose
    parameters are the names that they use."""

    def __init__(self, globals):
        self.names = []
        self.source = []
        self.globals = globals
        self.locals = {}
        self.overwrite_errors = {}
        self.unconditional_adds = {}
        self.method_annotations = {}

    def add_fn(
        self, name, args, body, *, locals=None, return_type=MISSING, overwrite_error=False,
        unconditional_add=False, decorator=None, annotation_fields=None,
    ):  # fmt: skip
        if locals is not None:
            self.locals.update(locals)
        if overwrite_error:
            self.overwrite_errors[name] = overwrite_error
        if unconditional_add:
            self.unconditional_adds[name] = True
        if annotation_fields is not None:
            self.method_annotations[name] = (annotation_fields, return_type)
        self.names.append(name)
        above = f" {decorator}\n" if decorator else ""
        lines = "\n".join(body)
        self.source.append(f"{above} def {name}({','.join(args)}):\n{lines}")

    def add_fns_to_class(self, cls):
        functions = "\n".join(self.source)
        returned = f"({','.join(self.names)},)" if self.names else "()"
        parameters = ",".join(self.locals)
        text = f"def __create_fn__({parameters}):\n{functions}\n return {returned}"
        namespace = {}
        execute(text, self.globals, namespace)
        for name, function in zip(self.names, namespace["__create_fn__"](**self.locals)):
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
            if name in self.method_annotations:
                function.__annotate__ = _make_annotate_function(
                    cls, name, *self.method_annotations[name]
                )
            if self.unconditional_adds.get(name, False):
                setattr(cls, name, function)
                continue
            exists = _set_new_attribute(cls, name, function)
            extra = self.overwrite_errors.get(name)
            if exists and extra:
                message = f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}"
                raise TypeError(message if extra is True else f"{message} {extra}")


def _make_annotate_function(__class__, method_name, annotation_fields, return_type):
    """The annotations of __init__ are those of the fields, in whatever format."""

    def __annotate__(format, /):
        Format = annotationlib.Format
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        of_class = {}
        for base in reversed(__class__.__mro__):
            of_class.update(annotationlib.get_annotations(base, format=format))
        made = {name: of_class[name] for name in annotation_fields if name in of_class}
        if return_type is not MISSING:
            is_text = format == Format.STRING
            made["return"] = annotationlib.type_repr(return_type) if is_text else return_type
        return made

    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f"{__class__.__qualname__}.{method_name}.__annotate__"
    return __annotate__


# ---- __init__ ----


def _field_assign(frozen, name, value, self_name):
    if frozen:
        return f"  __dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})"
    return f"  {self_name}.{name}={value}"


def _field_init(f, frozen, locals, self_name, slots):
    """The line of __init__ that sets the field, or None."""
    default_name = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        value = f"{default_name}()"
        if f.init:
            value += f" if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
    elif f.init:
        if f.default is not MISSING:
            locals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        locals[default_name] = f.default
        value = default_name
    else:
        return None  # the class attribute is the default
    if f._field_type is _FIELD_INITVAR:
        return None
    return _field_assign(frozen, f.name, value, self_name)


def _init_param(f):
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"
    return f.name


def _init_fn(
    fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, builder, slots
):
    seen_default = None
    for f in std_fields:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(
                f"non-default argument {f.name!r} follows default argument {seen_default.name!r}"
            )
    locals = {
        "__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY,
        "__dataclass_builtins_object__": object,
    }
    lines = [_field_init(f, frozen, locals, self_name, slots) for f in fields]
    lines = [line for line in lines if line]
    if has_post_init:
        args = ",".join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        lines.append(f"  {self_name}.{_POST_INIT_NAME}({args})")
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ["*"] + [_init_param(f) for f in kw_only_fields]
    builder.add_fn(
        "__init__",
        [self_name] + params,
        lines or ["  pass"],
        locals=locals,
        return_type=None,
        annotation_fields=[f.name for f in fields if f.init],
    )


def _frozen_set_del_attr(cls, fields, builder):
    locals = {"__class__": cls, "FrozenInstanceError": FrozenInstanceError}
    condition = "type(self) is __class__"
    if fields:
        condition += " or name in {" + ", ".join(repr(f.name) for f in fields) + "}"
    for method, args, verb in (
        ("__setattr__", ("self", "name", "value"), "assign to"),
        ("__delattr__", ("self", "name"), "delete"),
    ):
        builder.add_fn(
            method,
            args,
            (
                f"  if {condition}:",
                f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                f"  super(__class__, self).{method}({', '.join(args[1:])})",
            ),
            locals=locals,
            overwrite_error=True,
        )


# ---- fields ----


def _is_classvar(a_type):
    typing = sys.modules.get("typing")
    return bool(typing) and (
        a_type is typing.ClassVar or typing.get_origin(a_type) is typing.ClassVar
    )


def _is_initvar(a_type):
    return a_type is InitVar or type(a_type) is InitVar


def _is_kw_only(a_type):
    return a_type is KW_ONLY


def _says(annotation, cls, is_special):
    """Whether the annotation, maybe a text that begins with a name, is one of the special ones."""
    if not isinstance(annotation, str):
        return is_special(annotation)
    first, dot, rest = annotation.strip().partition(".")
    module = sys.modules.get(cls.__module__)
    namespace = getattr(module, "__dict__", {})
    name = rest.strip() if dot else first
    if dot:
        found = namespace.get(first.strip())
        namespace = found.__dict__ if isinstance(found, types.ModuleType) else {}
    size = 0
    while size < len(name) and (name[size].isalnum() or name[size] == "_"):
        size += 1
    return is_special(namespace.get(name[:size]))


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING  # a field in __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _says(annotation, cls, _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _says(annotation, cls, _is_initvar):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: "
            f"use default_factory"
        )
    return f


def _set_new_attribute(cls, name, value):
    """Sets it unless the class has one of its own: then True."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


# ---- __hash__ ----


def _hash_add(cls, fields, builder):
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    builder.add_fn(
        "__hash__",
        ("self",),
        [f"  return hash({_tuple_str('self', hashed)})"],
        unconditional_add=True,
    )


def _decide_hash(cls, fields, builder, unsafe_hash, eq, frozen, has_explicit_hash):
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _hash_add(cls, fields, builder)
    elif eq and not has_explicit_hash:
        cls.__hash__ = _hash_add(cls, fields, builder) if frozen else None


# ---- the decorator ----


def _inherited_fields(cls, frozen):
    """The fields of the bases; dataclasses are all frozen, or none is."""
    fields = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            fields.update((f.name, f) for f in base_fields.values())
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    return fields, frozen_bases


def _own_fields(cls, kw_only):
    annotations = annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    own = []
    seen = False
    for name, annotation in annotations.items():
        if _says(annotation, cls, _is_kw_only):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    return own, annotations


def _process_class(
    cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
):
    if cls.__module__ in sys.modules:
        globals = sys.modules[cls.__module__].__dict__
    else:
        globals = {}
    params = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    )
    setattr(cls, _PARAMS, params)
    fields, frozen_bases = _inherited_fields(cls, frozen)
    own, annotations = _own_fields(cls, kw_only)
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (
        class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__)
    )
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    in_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = tuple(f for f in in_init if f.init and not f.kw_only)
    kw_only_fields = tuple(f for f in in_init if f.init and f.kw_only)
    builder = _FuncBuilder(globals)
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _init_fn(
            in_init, std_fields, kw_only_fields, frozen, has_post_init, self_name, builder, slots
        )
    _set_new_attribute(cls, "__replace__", _replace)
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        _repr_fn([f for f in real if f.repr], builder)
    if eq:
        _eq_fn([f for f in real if f.compare], builder)
    if order:
        _order_fns([f for f in real if f.compare], builder)
    if frozen:
        _frozen_set_del_attr(cls, real, builder)
    _decide_hash(cls, real, builder, unsafe_hash, eq, frozen, has_explicit_hash)
    builder.add_fns_to_class(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _text_signature(cls)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_fields))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


def _text_signature(cls):
    import inspect

    try:
        signature = inspect.signature(
            cls, annotation_format=annotationlib.Format.FORWARDREF
        )
    except (TypeError, ValueError):
        return ""
    return str(signature).replace(" -> None", "")


def _repr_fn(fields, builder):
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in fields)
    builder.add_fn(
        "__repr__",
        ("self",),
        ['  return f"{self.__class__.__qualname__}(' + shown + ')"'],
        locals={"__dataclasses_recursive_repr": recursive_repr},
        decorator="@__dataclasses_recursive_repr()",
    )


def _eq_fn(fields, builder):
    terms = " and ".join(f"self.{f.name}==other.{f.name}" for f in fields) or "True"
    builder.add_fn(
        "__eq__",
        ("self", "other"),
        [
            "  if self is other:",
            "   return True",
            "  if other.__class__ is self.__class__:",
            f"   return {terms}",
            "  return NotImplemented",
        ],
    )


def _order_fns(fields, builder):
    left, right = _tuple_str("self", fields), _tuple_str("other", fields)
    for name, sign in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
        builder.add_fn(
            name,
            ("self", "other"),
            [
                "  if other.__class__ is self.__class__:",
                f"   return {left}{sign}{right}",
                "  return NotImplemented",
            ],
            overwrite_error="Consider using functools.total_ordering",
        )


# ---- slots=True: another class, since slots cannot be added to one ----


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        own = []
        if getattr(cls, "__weakrefoffset__", -1) != 0:
            own.append("__weakref__")
        if getattr(cls, "__dictoffset__", -1) != 0:
            own.append("__dict__")
        return own
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return slots


def _repoint_class_cell(function, old, new):
    """Methods that use super() or __class__ share a cell with the class in it."""
    if function is None or "__class__" not in function.__code__.co_freevars:
        return False
    cell = function.__closure__[function.__code__.co_freevars.index("__class__")]
    try:
        if cell.cell_contents is not old:
            return False
    except ValueError:
        return False
    cell.cell_contents = new
    return True


def _unwrapped(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return function


def _new_slots(defined_fields, inherited, field_names, weakref_slot):
    names = [*field_names, "__weakref__"] if weakref_slot else field_names
    docs = {
        name: getattr(defined_fields.get(name), "doc", None)
        for name in names
        if name not in inherited
    }
    return docs if any(doc is not None for doc in docs.values()) else tuple(docs)


def _add_slots(cls, is_frozen, weakref_slot, defined_fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    field_names = tuple(f.name for f in fields(cls))
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    namespace["__slots__"] = _new_slots(defined_fields, inherited, field_names, weakref_slot)
    for name in field_names:
        namespace.pop(name, None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _dataclass_setstate
    for value in new.__dict__.values():
        value = _unwrapped(value)
        if isinstance(value, types.FunctionType):
            functions = [value]
        elif isinstance(value, property):
            functions = [value.fget, value.fset, value.fdel]
        else:
            continue
        if any(_repoint_class_cell(function, cls, new) for function in functions):
            break
    annotations = annotationlib.get_annotations(new, format=annotationlib.Format.FORWARDREF)
    for f in getattr(new, _FIELDS).values():
        if f.name in annotations:
            f.type = annotations[f.name]
    annotate = getattr(new.__init__, "__annotate__", None)
    if annotate and getattr(annotate, "__generated_by_dataclasses__", False):
        _repoint_class_cell(annotate, cls, new)
    return new


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
    match_args=True, kw_only=False, slots=False, weakref_slot=False,
):  # fmt: skip
    """Adds methods to a class, by the annotated names in it."""

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
            weakref_slot,
        )  # fmt: skip

    return wrap if cls is None else wrap(cls)


# ---- functions for dataclasses ----


def fields(class_or_instance):
    """A tuple of the fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, those inside fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return dict_factory(
            [(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)]
        )
    return _map_container(obj, lambda item: _asdict_inner(item, dict_factory))


def _map_container(obj, change):
    """A container of the same type with all items changed; a deep copy of anything else."""
    cls = type(obj)
    if issubclass(cls, tuple) and hasattr(obj, "_fields"):
        return cls(*[change(item) for item in obj])
    if issubclass(cls, (list, tuple)):
        return cls([change(item) for item in obj])
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            made = cls(obj.default_factory)
            for key, value in obj.items():
                made[change(key)] = change(value)
            return made
        return cls((change(key), change(value)) for key, value in obj.items())
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The values of the fields, those inside fields too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if type(obj) in _ATOMIC_TYPES:
        return obj
    if _is_dataclass_instance(obj):
        return tuple_factory(
            [_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)]
        )
    return _map_container(obj, lambda item: _astuple_inner(item, tuple_factory))


def _check_names(fields):
    """(name, annotation, default or MISSING) of each."""
    seen = set()
    for item in fields:
        if isinstance(item, str):
            name, annotation, spec = item, _ANY_MARKER, MISSING
        elif len(item) == 2:
            (name, annotation), spec = item, MISSING
        elif len(item) == 3:
            name, annotation, spec = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        yield name, annotation, spec


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
    unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
    weakref_slot=False, module=None, decorator=dataclass,
):  # fmt: skip
    """A dataclass from names, (name, type) pairs and (name, type, default) triples."""
    checked = list(_check_names(fields))
    being_made = True

    def annotate(format):
        Format = annotationlib.Format
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        annotations = {
            name: _any_type(format, being_made) if annotation is _ANY_MARKER else annotation
            for name, annotation, _ in checked
        }
        if format == Format.STRING:
            return annotationlib.annotations_to_string(annotations)
        return annotations

    def fill(class_namespace):
        class_namespace.update(namespace or {})
        class_namespace.update((name, spec) for name, _, spec in checked if spec is not MISSING)

    cls = types.new_class(cls_name, bases, {}, fill)
    cls.__annotate__ = annotate
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "__main__")
    cls.__module__ = module
    cls = decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
        match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )  # fmt: skip
    being_made = False
    return cls


def _any_type(format, being_made):
    """typing.Any, without importing typing while the class is being made."""
    if format == annotationlib.Format.STRING:
        return "typing.Any"
    if format == annotationlib.Format.FORWARDREF and "typing" not in sys.modules:
        return annotationlib.ForwardRef("Any", module="typing")
    if format == annotationlib.Format.VALUE and being_made:
        raise NotImplementedError
    from typing import Any

    return Any


def replace(obj, /, **changes):
    """Another instance with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(
                    f"field {f.name} is declared with init=False, it cannot be specified with "
                    f"replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
