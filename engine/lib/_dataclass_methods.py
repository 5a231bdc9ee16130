"""The methods of a dataclass, written as text and run all at once: so they have real parameters,
and calls of them fail as calls of any function do."""

import annotationlib
from dataclasses import _FIELD_INITVAR, MISSING, FrozenInstanceError
from reprlib import recursive_repr

from _genstep import execute


class _HAS_DEFAULT_FACTORY_CLASS:
    """The default of a parameter whose field has a default_factory."""

    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

# What the class may not have already, and what the complaint about that adds.
_MAY_NOT_EXIST = {"__setattr__": "", "__delattr__": ""} | dict.fromkeys(
    ("__lt__", "__le__", "__gt__", "__ge__"), " Consider using functools.total_ordering"
)


class FuncBuilder:
    """Collects functions, and makes them inside one whose parameters are the names they use."""

    def __init__(self, globals):
        self.globals = globals
        self.locals = {}
        self.texts = {}
        self.annotated = []  # the fields whose annotations are those of __init__

    def add_fn(self, name, params, *lines, decorator=""):
        body = "\n".join(lines)
        self.texts[name] = f"{decorator} def {name}({','.join(params)}):\n{body}"

    def add_fns_to_class(self, cls):
        functions = "\n".join(self.texts.values())
        names = "".join([name + "," for name in self.texts])
        text = f"def __create_fn__({','.join(self.locals)}):\n{functions}\n return ({names})"
        namespace = {}
        execute(text, self.globals, namespace)
        for function in namespace["__create_fn__"](**self.locals):
            name = function.__name__
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name == "__init__":
                function.__annotate__ = _make_annotate_function(cls, name, self.annotated)
            if name not in cls.__dict__ or name == "__hash__":
                setattr(cls, name, function)
            elif name in _MAY_NOT_EXIST:
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}"
                    f"{_MAY_NOT_EXIST[name]}"
                )


def _make_annotate_function(__class__, method_name, annotation_fields):
    """The annotations of __init__ are those of the fields, in whatever format."""

    def __annotate__(format, /):
        Format = annotationlib.Format
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        of_class = {}
        for base in reversed(__class__.__mro__):
            of_class |= annotationlib.get_annotations(base, format=format)
        made = {name: of_class[name] for name in annotation_fields if name in of_class}
        made["return"] = "None" if format == Format.STRING else None
        return made

    # slots=True makes another class, and this one must know that.
    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f"{__class__.__qualname__}.{method_name}.__annotate__"
    return __annotate__


def write_methods(cls, params, fields, builder):
    """All but __init__."""
    compared = [f for f in fields if f.compare]
    if params.repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in fields if f.repr])
        builder.locals["__dataclasses_recursive_repr"] = recursive_repr
        builder.add_fn(
            "__repr__",
            ["self"],
            f'  return f"{{self.__class__.__qualname__}}({shown})"',
            decorator=" @__dataclasses_recursive_repr()\n",
        )
    if params.eq:
        equal = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared])
        _comparison_fn(builder, "__eq__", equal or "True", "  if self is other:\n   return True")
    if params.order:
        left, right = _tuple_text("self", compared), _tuple_text("other", compared)
        for name, sign in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
            _comparison_fn(builder, name, f"{left}{sign}{right}")
    if params.frozen:
        _frozen_get_del_attr(cls, fields, builder)
    # Without __hash__ are those that compare and may change.
    if params.unsafe_hash or (params.eq and not has_own_hash(cls)):
        cls.__hash__ = None
        if params.unsafe_hash or params.frozen:
            hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
            builder.add_fn("__hash__", ["self"], f"  return hash({_tuple_text('self', hashed)})")


def _tuple_text(owner, fields):
    """(self.x,self.y,)"""
    return f"({''.join([f'{owner}.{f.name},' for f in fields])})"


# ---- __init__ ----


def _has_default(f):
    return f.default is not MISSING or f.default_factory is not MISSING


def _init_fn(cls, params, fields, by_position, builder):
    with_default = None
    for f in by_position:
        if _has_default(f):
            with_default = f
        elif with_default:
            raise TypeError(
                f"non-default argument {f.name!r} follows default argument {with_default.name!r}"
            )
    builder.locals["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    builder.locals["__dataclass_builtins_object__"] = object
    self_name = "__dataclass_self__" if any([f.name == "self" for f in fields]) else "self"
    lines = []
    for f in fields:
        value = _initial_value(f, params.slots, builder.locals)
        if value is None or f._field_type is _FIELD_INITVAR:
            continue
        if params.frozen:
            setter = "__dataclass_builtins_object__.__setattr__"
            lines.append(f"  {setter}({self_name},{f.name!r},{value})")
        else:
            lines.append(f"  {self_name}.{f.name}={value}")
    if hasattr(cls, "__post_init__"):
        args = ",".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        lines.append(f"  {self_name}.__post_init__({args})")
    by_name = [f for f in fields if f.init and f.kw_only]
    star = ["*"] if by_name else []
    parameters = [self_name, *map(_parameter, by_position), *star, *map(_parameter, by_name)]
    builder.add_fn("__init__", parameters, *(lines or ["  pass"]))
    builder.annotated = [f.name for f in fields if f.init]


def _initial_value(f, slots, locals):
    """What __init__ sets the field to, as text; None where the class attribute does."""
    default_name = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        made = f"{default_name}()"
        is_left_out = f"{f.name} is __dataclass_HAS_DEFAULT_FACTORY__"
        return f"{made} if {is_left_out} else {f.name}" if f.init else made
    if f.default is not MISSING and (f.init or slots):
        locals[default_name] = f.default
        return f.name if f.init else default_name
    return f.name if f.init else None


def _parameter(f):
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__" if _has_default(f) else f.name


# ---- the others ----


def _comparison_fn(builder, name, result, *first):
    same_class = f"  if other.__class__ is self.__class__:\n   return {result}"
    builder.add_fn(name, ["self", "other"], *first, same_class, "  return NotImplemented")


def _frozen_get_del_attr(cls, fields, builder):
    builder.locals |= {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    condition = "type(self) is cls"
    if fields:
        condition += f" or name in {{{', '.join([repr(f.name) for f in fields])}}}"
    for method, params, verb in (
        ("__setattr__", ["self", "name", "value"], "assign to"),
        ("__delattr__", ["self", "name"], "delete"),
    ):
        builder.add_fn(
            method,
            params,
            f"  if {condition}:",
            f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"  super(cls, self).{method}({', '.join(params[1:])})",
        )


def has_own_hash(cls):
    """Whether the class defines one: with __eq__ alone, None stands there."""
    own = cls.__dict__.get("__hash__", MISSING)
    return own is not MISSING and not (own is None and "__eq__" in cls.__dict__)


def _hash_exception(cls):
    raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
