"""How callables are called: Signature with its Parameters, and arguments bound to them."""

import enum
import types
from _collections import OrderedDict
from annotationlib import Format, ForwardRef
from keyword import iskeyword

# What is here belongs to inspect, which shows it.
__name__ = "inspect"


def _without_typing(text):
    """Leaves "typing." out, but where it is the end of another module's name."""
    first, *rest = text.split("typing.")
    for part in rest:
        in_a_name = first[-1:] in ("_", ".") or first[-1:].isalnum()
        first += f"typing.{part}" if in_a_name else part
    return first


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as signatures show it."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        name = annotation.__qualname__
        is_near = annotation.__module__ in ("builtins", base_module)
        return name if is_near else f"{annotation.__module__}.{name}"
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


def formatannotationrelativeto(object):
    """A function that shows annotations as in the object's module, without that one's name."""
    module = getattr(object, "__module__", None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)

    return _formatannotation


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for no default and no annotation."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        made = int.__new__(cls, value)
        made._value_ = value
        made.description = description
        return made

    def __str__(self):
        return self.name


(
    _POSITIONAL_ONLY,
    _POSITIONAL_OR_KEYWORD,
    _VAR_POSITIONAL,
    _KEYWORD_ONLY,
    _VAR_KEYWORD,
) = _ParameterKind
_BY_POSITION = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
_VARIADIC = _VAR_POSITIONAL, _VAR_KEYWORD
_BY_NAME = _KEYWORD_ONLY, _VAR_KEYWORD


class Parameter:
    """One parameter: name, kind, default and annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    (
        POSITIONAL_ONLY,
        POSITIONAL_OR_KEYWORD,
        VAR_POSITIONAL,
        KEYWORD_ONLY,
        VAR_KEYWORD,
    ) = _ParameterKind
    empty = _empty

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in _VARIADIC:
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0] == "." and name[1:].isdigit():
            # a comprehension's argument: the iterator
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, "
                    f"not {self._kind.description}"
                )
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    def __reduce__(self):
        state = {"_default": self._default, "_annotation": self._annotation}
        return type(self), (self._name, self._kind), state

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Another one with some of it changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def _format(self, *, quote_annotation_strings=True):
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "")
        text = stars + self._name
        equals = "="
        if self._annotation is not _empty:
            shown = formatannotation(
                self._annotation, quote_annotation_strings=quote_annotation_strings
            )
            text += f": {shown}"
            equals = " = "
        return text if self._default is _empty else f"{text}{equals}{self._default!r}"

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._annotation, self._default

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if isinstance(other, Parameter):
            return self is other or self._parts() == other._parts()
        return NotImplemented


class BoundArguments:
    """Arguments by the names of the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    signature = property(lambda self: self._signature)

    def __init__(self, signature, arguments):
        self._signature = signature
        self.arguments = arguments

    def _split(self):
        """What is passed by position, and what by name."""
        args, kwargs = [], {}
        by_name = False
        for name, param in self._signature.parameters.items():
            # Behind one that was not given, the others can be passed by name only.
            by_name = by_name or param.kind in _BY_NAME or name not in self.arguments
            if name not in self.arguments:
                continue
            value = self.arguments[name]
            if param.kind == _VAR_KEYWORD:
                kwargs.update(value)
            elif by_name:
                kwargs[name] = value
            elif param.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args), kwargs

    @property
    def args(self):
        """Those to be passed by position."""
        return self._split()[0]

    @property
    def kwargs(self):
        """Those to be passed by name."""
        return self._split()[1]

    def apply_defaults(self):
        """Adds the defaults of those that were not given."""
        complete = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif param.default is not _empty:
                complete[name] = param.default
            elif param.kind in _VARIADIC:
                complete[name] = () if param.kind is _VAR_POSITIONAL else {}
        self.arguments = complete

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or (
            self.signature == other.signature and self.arguments == other.arguments
        )

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = [f"{name}={value!r}" for name, value in self.arguments.items()]
        return f"<{self.__class__.__name__} ({', '.join(args)})>"


class Signature:
    """The parameters of a callable, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def __init__(
        self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True
    ):
        params = OrderedDict()
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        for param in parameters or ():
            kind, name = param.kind, param.name
            if __validate_parameters__:
                if kind in _VARIADIC and any([kind == known.kind for known in params.values()]):
                    raise ValueError(f"more than one {kind.description} parameter")
                if kind < top_kind:
                    raise ValueError(
                        f"wrong parameter order: {top_kind.description} parameter before "
                        f"{kind.description} parameter"
                    )
                top_kind = kind
                if kind in _BY_POSITION:
                    if param.default is _empty and seen_default:
                        raise ValueError("non-default argument follows default argument")
                    seen_default = param.default is not _empty
                if name in params:
                    raise ValueError(f"duplicate parameter name: {name!r}")
            params[name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(
        cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
        annotation_format=Format.VALUE,
    ):  # fmt: skip
        from _inspect_callables import _signature_from_callable

        annotation_options = {
            "globals": globals, "locals": locals, "eval_str": eval_str, "format": annotation_format,
        }  # fmt: skip
        return _signature_from_callable(obj, cls, follow_wrapped, True, annotation_options)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Another one with some of it changed."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=(
                self._return_annotation if return_annotation is _void else return_annotation
            ),
        )

    __replace__ = replace

    def _hash_basis(self):
        """What is compared: the order of keyword-only parameters does not matter."""
        ordered = tuple([p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY])
        by_name = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return ordered, by_name, self.return_annotation

    def __hash__(self):
        ordered, by_name, return_annotation = self._hash_basis()
        return hash((ordered, frozenset(by_name.values()), return_annotation))

    def __eq__(self, other):
        if isinstance(other, Signature):
            return self is other or self._hash_basis() == other._hash_basis()
        return NotImplemented

    def bind(self, /, *args, **kwargs):
        """Which argument goes to which parameter; TypeError where a call would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same; arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        params = list(self.parameters.values())
        positional_only_named = []
        values = list(args)
        at = 0
        while values:
            if at == len(params) or params[at].kind in _BY_NAME:
                raise TypeError("too many positional arguments") from None
            param = params[at]
            at += 1
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(values)
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}") from None
            arguments[param.name] = values.pop(0)
        else:
            # No values are left: which parameters can do without?
            while at < len(params):
                param = params[at]
                if param.kind == _VAR_POSITIONAL:
                    at += 1
                    break
                if param.name in kwargs:
                    if param.kind != _POSITIONAL_ONLY:
                        break
                    if param.default is _empty:
                        raise TypeError(
                            f"missing a required positional-only argument: {param.name!r}"
                        )
                    positional_only_named.append(param)
                    at += 1
                    continue
                if param.kind == _VAR_KEYWORD or param.default is not _empty or partial:
                    break
                kind = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{kind} argument: {param.name!r}") from None
        rest_name = None
        for param in params[at:]:
            if param.kind == _VAR_KEYWORD:
                rest_name = param.name
            elif param.kind == _VAR_POSITIONAL:
                pass
            elif param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError(f"missing a required argument: {param.name!r}") from None
        if kwargs:
            if rest_name is not None:
                arguments[rest_name] = kwargs
            elif positional_only_named:
                names = ", ".join([param.name for param in positional_only_named])
                raise TypeError(
                    f"got some positional-only arguments passed as keyword arguments: {names!r}"
                )
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def __reduce__(self):
        state = {"_return_annotation": self._return_annotation}
        return type(self), (tuple(self._parameters.values()),), state

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """As a def statement shows it; a line each when it is wider than max_width."""
        shown = []
        slash_pending = False
        star_needed = True
        for param in self.parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                slash_pending = True
            elif slash_pending:
                shown.append("/")
                slash_pending = False
            if param.kind == _VAR_POSITIONAL:
                star_needed = False
            elif param.kind == _KEYWORD_ONLY and star_needed:
                shown.append("*")
                star_needed = False
            shown.append(param._format(quote_annotation_strings=quote_annotation_strings))
        if slash_pending:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if max_width is not None and len(text) > max_width:
            lines = ",\n    ".join(shown)
            text = f"(\n    {lines}\n)"
        if self.return_annotation is _empty:
            return text
        annotation = formatannotation(
            self.return_annotation, quote_annotation_strings=quote_annotation_strings
        )
        return f"{text} -> {annotation}"
