"""Looking into living objects: what they are, how functions are called, where generators stand.

What would need source files is left out.
"""

import abc
import builtins
import enum
import sys
import types
from annotationlib import Format, ForwardRef, get_annotations
from keyword import iskeyword

from _genstep import absent, execute

absent(
    __name__,
    "getsource getsourcelines getsourcefile getfile getabsfile getmodule getmodulename findsource "
    "getcomments getblock getlineno getframeinfo getouterframes getinnerframes stack trace "
    "Traceback FrameInfo BlockFinder EndOfBlock ClassFoundException getclasstree walktree "
    "classify_class_attrs Attribute getfullargspec FullArgSpec getargs Arguments getargvalues "
    "ArgInfo formatargvalues getcallargs getclosurevars ClosureVars indentsize "
    "formatannotationrelativeto BufferFlags modulesbyfile",
)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000

TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- kinds of objects ----


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    """A bound method written in Python."""
    return isinstance(object, types.MethodType)


def ispackage(object):
    return ismodule(object) and hasattr(object, "__path__")


def ismethoddescriptor(object):
    """A descriptor with __get__ alone that is no function, method or class."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """A descriptor with __set__ or __delete__: it wins over instance attributes."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """A function written in Python."""
    return isinstance(object, types.FunctionType)


def _unwrap_partial(func):
    functools = sys.modules.get("functools")
    while functools and isinstance(func, functools.partial):
        func = func.func
    return func


def _has_code_flag(function, flag):
    """Whether it is a function with the flag, behind methods and partials."""
    while ismethod(function):
        function = function.__func__
    function = _unwrap_partial(function)
    if not (isfunction(function) or _is_functionlike(function)):
        return False
    return bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def _has_coroutine_mark(function):
    while ismethod(function):
        function = function.__func__
    function = _unwrap_partial(function)
    return getattr(function, "_is_coroutine_marker", None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Makes iscoroutinefunction say yes of a function that returns a coroutine."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Whether `await` takes it."""
    from collections.abc import Awaitable

    return (
        isinstance(object, types.CoroutineType)
        or isinstance(object, types.GeneratorType)
        and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
        or isinstance(object, Awaitable)
    )


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (
        isbuiltin(object)
        or isfunction(object)
        or ismethod(object)
        or ismethoddescriptor(object)
        or ismethodwrapper(object)
        or isinstance(object, types.FunctionType)
    )


def isabstract(object):
    """An abstract class that cannot be instantiated."""
    return isinstance(object, abc.ABCMeta) and bool(
        getattr(object, "__abstractmethods__", None)
    )


# ---- members and documentation ----


def _getmembers(object, predicate, getter):
    found = []
    processed = set()
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = getmro(object)
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(name)
    for name in names:
        try:
            value = getter(object, name)
            if name in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        processed.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """All attributes as (name, value), by name; those that the predicate accepts."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The function behind decorators that set __wrapped__."""
    original = func
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(original))
        seen[id(func)] = func
    return func


def _find_doc(obj):
    """The documentation that a class or a method inherits."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split(".")[:-1]:
            cls = getattr(cls, part, None)
        if not isclass(cls):
            return None
    else:
        return None
    for base in cls.__mro__:
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation, laid out anew; a method's may be that of a base class."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Takes the common indentation out, and blank lines at both ends."""
    lines = doc.expandtabs().split("\n")
    margin = min(
        (len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")),
        default=sys.maxsize,
    )
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


# ---- attributes without descriptors ----

_sentinel = object()
_static_mro = type.__dict__["__mro__"].__get__
_static_dict = type.__dict__["__dict__"].__get__


def _dict_is_shadowed(cls):
    """What stands in the place of the usual __dict__ descriptor, or _sentinel."""
    for entry in _static_mro(cls):
        namespace = _static_dict(entry)
        if "__dict__" in namespace:
            found = namespace["__dict__"]
            usual = (
                type(found) is types.GetSetDescriptorType
                and found.__name__ == "__dict__"
                and found.__objclass__ is entry
            )
            if not usual:
                return found
    return _sentinel


def _check_class(cls, attr):
    for entry in _static_mro(cls):
        if _dict_is_shadowed(type(entry)) is _sentinel and attr in entry.__dict__:
            return entry.__dict__[attr]
    return _sentinel


def _check_instance(obj, attr):
    try:
        namespace = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _sentinel
    return dict.get(namespace, attr, _sentinel)


def getattr_static(obj, attr, default=_sentinel):
    """The attribute as it is stored: no descriptor, __getattr__ or __getattribute__ runs."""
    instance_result = _sentinel
    cls = obj
    if type not in _static_mro(type(obj)):
        cls = type(obj)
        shadowed = _dict_is_shadowed(cls)
        if shadowed is _sentinel or type(shadowed) is types.MemberDescriptorType:
            instance_result = _check_instance(obj, attr)
    class_result = _check_class(cls, attr)
    if instance_result is not _sentinel and class_result is not _sentinel:
        kind = type(class_result)
        if _check_class(kind, "__get__") is not _sentinel and (
            _check_class(kind, "__set__") is not _sentinel
            or _check_class(kind, "__delete__") is not _sentinel
        ):
            return class_result
    if instance_result is not _sentinel:
        return instance_result
    if class_result is not _sentinel:
        return class_result
    if obj is cls:
        found = _check_class(type(cls), attr)
        if found is not _sentinel:
            return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


# ---- where generators and coroutines stand ----

GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """Its local variables; none when it has finished."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else frame.f_locals


CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else frame.f_locals


AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = getattr(agen, "ag_frame", None)
    return {} if frame is None else frame.f_locals


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


# ---- signatures ----


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as signatures show it."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


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


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


class Parameter:
    """One parameter: name, kind, default and annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # a comprehension's argument: the iterator
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    "implicit arguments must be passed as positional or keyword arguments, "
                    "not {}".format(self._kind.description)
                )
            self._kind = _POSITIONAL_ONLY
            name = "implicit{}".format(name[1:])
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    def __reduce__(self):
        return (
            type(self),
            (self._name, self._kind),
            {"_default": self._default, "_annotation": self._annotation},
        )

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

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
        text = self._name
        if self._annotation is not _empty:
            shown = formatannotation(
                self._annotation, quote_annotation_strings=quote_annotation_strings
            )
            text = f"{text}: {shown}"
        if self._default is not _empty:
            sign = " = " if self._annotation is not _empty else "="
            text = f"{text}{sign}{self._default!r}"
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "")
        return stars + text

    def __str__(self):
        return self._format()

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation,
        )  # fmt: skip


class BoundArguments:
    """Arguments by the names of the parameters that they are for."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        """Those to be passed by position."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """Those to be passed by name."""
        kwargs = {}
        by_name = False
        for name, param in self._signature.parameters.items():
            if not by_name:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds the defaults of those that were not given."""
        complete = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                complete[name] = self.arguments[name]
            elif param.default is not _empty:
                complete[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                complete[name] = ()
            elif param.kind is _VAR_KEYWORD:
                complete[name] = {}
        self.arguments = complete

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = ["{}={!r}".format(name, value) for name, value in self.arguments.items()]
        return "<{} ({})>".format(self.__class__.__name__, ", ".join(args))


class Signature:
    """The parameters of a callable, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    empty = _empty

    def __init__(
        self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True
    ):
        params = {}
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        seen_variadic = set()
        for param in parameters or ():
            kind, name = param.kind, param.name
            if __validate_parameters__:
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    if kind in seen_variadic:
                        raise ValueError(f"more than one {kind.description} parameter")
                    seen_variadic.add(kind)
                if kind < top_kind:
                    raise ValueError(
                        f"wrong parameter order: {top_kind.description} parameter before "
                        f"{kind.description} parameter"
                    )
                top_kind = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
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
        maker = _SignatureMaker(cls, follow_wrapped, globals, locals, eval_str, annotation_format)
        return maker.of_callable(obj)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Another one with some of it changed."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        keyword_only = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, keyword_only, self.return_annotation

    def __hash__(self):
        params, keyword_only, return_annotation = self._hash_basis()
        return hash((params, frozenset(keyword_only.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

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
            if at == len(params) or params[at].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments") from None
            param = params[at]
            at += 1
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(values)
                values = []
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
                names = ", ".join(param.name for param in positional_only_named)
                raise TypeError(
                    f"got some positional-only arguments passed as keyword arguments: {names!r}"
                )
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def __reduce__(self):
        return (
            type(self),
            (tuple(self._parameters.values()),),
            {"_return_annotation": self._return_annotation},
        )

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

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
        text = "({})".format(", ".join(shown))
        if max_width is not None and len(text) > max_width:
            text = "(\n    {}\n)".format(",\n    ".join(shown))
        if self.return_annotation is not _empty:
            annotation = formatannotation(
                self.return_annotation, quote_annotation_strings=quote_annotation_strings
            )
            text += " -> {}".format(annotation)
        return text


def signature(
    obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
    annotation_format=Format.VALUE,
):  # fmt: skip
    """The Signature of a callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
        annotation_format=annotation_format,
    )  # fmt: skip


_WRITTEN_IN_C = (
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
    types.BuiltinFunctionType,
)


def _is_builtin_callable(obj):
    return isinstance(obj, _WRITTEN_IN_C) or ismethoddescriptor(obj) or obj in (type, object)


def _is_functionlike(obj):
    if not callable(obj) or isclass(obj):
        return False
    defaults = getattr(obj, "__defaults__", _void)
    keyword_defaults = getattr(obj, "__kwdefaults__", _void)
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType)
        and isinstance(getattr(obj, "__name__", None), str)
        and (defaults is None or isinstance(defaults, tuple))
        and (keyword_defaults is None or isinstance(keyword_defaults, dict))
    )


def _without_first(sig):
    """The signature of a bound method."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


class _SignatureMaker:
    """Finds the signatures of all sorts of callables."""

    def __init__(self, sigcls, follow_wrapped, globals, locals, eval_str, annotation_format):
        self.sigcls = sigcls
        self.follow_wrapped = follow_wrapped
        self.annotation_options = {
            "globals": globals, "locals": locals, "eval_str": eval_str,
            "format": annotation_format,
        }  # fmt: skip

    def of_callable(self, obj, skip_bound=True):
        if not callable(obj):
            raise TypeError("{!r} is not a callable object".format(obj))
        if isinstance(obj, types.MethodType):
            sig = self.of_callable(obj.__func__)
            return _without_first(sig) if skip_bound else sig
        if self.follow_wrapped:
            obj = unwrap(
                obj,
                stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType),
            )
            if isinstance(obj, types.MethodType):
                return self.of_callable(obj)
        given = getattr(obj, "__signature__", None)
        if given is not None:
            if not isinstance(given, Signature):
                if callable(given):
                    given = given()
                if not isinstance(given, Signature):
                    raise TypeError(
                        "unexpected object {!r} in __signature__ attribute".format(given)
                    )
            return given
        if isfunction(obj) or _is_functionlike(obj):
            return self.of_function(obj)
        functools = sys.modules.get("functools")
        if functools and isinstance(obj, functools.partial):
            return self.of_partial(self.of_callable(obj.func), obj)
        if _is_builtin_callable(obj):
            return self.of_builtin(obj, skip_bound)
        if isinstance(obj, type):
            return self.of_class(obj, skip_bound)
        call = self.user_defined(type(obj), "__call__")
        if call is None:
            raise ValueError("callable {!r} is not supported by signature".format(obj))
        sig = self.of_callable(call)
        return _without_first(sig) if skip_bound else sig

    def of_function(self, func):
        Parameter = self.sigcls._parameter_cls
        code = func.__code__
        names = code.co_varnames
        annotations = get_annotations(func, **self.annotation_options)
        defaults = func.__defaults__ or ()
        keyword_defaults = func.__kwdefaults__ or {}
        first_default = code.co_argcount - len(defaults)
        params = []

        def add(name, kind, default=_empty):
            annotation = annotations.get(name, _empty)
            params.append(Parameter(name, kind, default=default, annotation=annotation))

        for index, name in enumerate(names[: code.co_argcount]):
            only = index < code.co_posonlyargcount
            default = defaults[index - first_default] if index >= first_default else _empty
            add(name, _POSITIONAL_ONLY if only else _POSITIONAL_OR_KEYWORD, default)
        at = code.co_argcount + code.co_kwonlyargcount
        if code.co_flags & CO_VARARGS:
            add(names[at], _VAR_POSITIONAL)
            at += 1
        for name in names[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]:
            add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
        if code.co_flags & CO_VARKEYWORDS:
            add(names[at], _VAR_KEYWORD)
        return self.sigcls(
            params,
            return_annotation=annotations.get("return", _empty),
            __validate_parameters__=False,
        )

    def of_partial(self, sig, partial):
        try:
            bound = sig.bind_partial(*partial.args, **partial.keywords)
        except TypeError as cause:
            raise ValueError(f"partial object {partial!r} has incorrect arguments") from cause
        params = []
        later = []
        by_keyword = False
        for name, param in sig.parameters.items():
            if name in bound.arguments:
                value = bound.arguments[name]
                if param.kind is _POSITIONAL_ONLY:
                    continue
                if param.kind is _POSITIONAL_OR_KEYWORD:
                    if name not in partial.keywords:
                        continue
                    by_keyword = True
                    param = param.replace(default=value)
                elif param.kind is _KEYWORD_ONLY:
                    param = param.replace(default=value)
            if not by_keyword:
                params.append(param)
            elif param.kind is _POSITIONAL_OR_KEYWORD:
                later.append(param.replace(kind=_KEYWORD_ONLY))
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                later.append(param)
        return sig.replace(parameters=params + later)

    def of_builtin(self, obj, skip_bound=True):
        text = "()" if obj is object else getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError("no signature found for builtin {!r}".format(obj))
        return self.of_text(obj, text, skip_bound)

    def of_text(self, obj, text, skip_bound):
        """From "($self, iterable, /, *, key=None)"; $ marks what is bound already."""
        namespace = {}
        module = sys.modules.get(getattr(obj, "__module__", None) or "builtins", builtins)
        try:
            execute(f"def f{text.replace('$', '')}: pass", {**vars(module)}, namespace)
        except (SyntaxError, NameError):
            raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
        sig = self.of_function(namespace["f"])
        if "$" not in text:
            return sig
        params = list(sig.parameters.values())
        is_bound = getattr(obj, "__self__", None) is not None
        if is_bound and skip_bound:
            params.pop(0)
        else:
            params[0] = params[0].replace(kind=_POSITIONAL_ONLY)
        return self.sigcls(params)

    def user_defined(self, cls, name):
        """A special method that is written in Python, or None."""
        if name == "__new__":
            method = getattr(cls, name, None)
        else:
            method = getattr_static(cls, name, None)
        if method is None:
            return None
        unwrapped = method
        if self.follow_wrapped:
            unwrapped = unwrap(
                method,
                stop=lambda m: hasattr(m, "__signature__") or _is_builtin_callable(m),
            )
        if isinstance(method, _WRITTEN_IN_C) or isinstance(unwrapped, _WRITTEN_IN_C):
            return None
        if name != "__new__" and not isfunction(method) and hasattr(type(method), "__get__"):
            method = type(method).__get__(method, None, cls)
        return method

    def of_class(self, cls, skip_bound):
        call = self.user_defined(type(cls), "__call__")
        if call is not None:
            return _without_first(self.of_callable(call))
        new = self.user_defined(cls, "__new__")
        init = self.user_defined(cls, "__init__")
        for base in cls.__mro__:
            if new is not None and "__new__" in base.__dict__:
                sig = self.of_callable(new)
                return _without_first(sig) if skip_bound else sig
            if init is not None and "__init__" in base.__dict__:
                sig = self.of_callable(init)
                return _without_first(sig) if skip_bound else sig
        for base in cls.__mro__[:-1]:
            text = getattr(base, "__text_signature__", None)
            if text:
                return self.of_text(base, text, skip_bound)
        if type not in cls.__mro__:
            plain = cls.__init__ is object.__init__ and cls.__new__ is object.__new__
            if plain:
                return self.sigcls()
            raise ValueError("no signature found for builtin type {!r}".format(cls))
        raise ValueError("no signature found for builtin type {!r}".format(cls))


__all__ = [
    name
    for name in globals()
    if not name.startswith("_")
    and name not in ("abc", "absent", "builtins", "enum", "execute", "iskeyword", "sys", "types")
]
