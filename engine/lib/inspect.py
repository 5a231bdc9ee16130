"""Looking into living objects: what they are, what they have, where generators stand.

Signatures, frames and source texts are in modules beside this one, imported when they are asked for.
"""

import abc
import sys
import types

from _genstep import absent, defer

defer(__name__, "_inspect_signatures", [
    "BoundArguments", "Parameter", "Signature", "formatannotation", "formatannotationrelativeto",
    "_ParameterKind", "_empty", "_void", "_POSITIONAL_ONLY", "_POSITIONAL_OR_KEYWORD",
    "_VAR_POSITIONAL", "_KEYWORD_ONLY", "_VAR_KEYWORD",
])  # fmt: skip
defer(__name__, "_inspect_callables", ["signature"])
defer(__name__, "_inspect_arguments", [
    "ArgInfo", "Arguments", "FullArgSpec", "formatargvalues", "getargs", "getargvalues",
    "getfullargspec",
])  # fmt: skip
defer(__name__, "_inspect_frames", [
    "FrameInfo", "Traceback", "getfile", "getframeinfo", "getinnerframes", "getlineno",
    "getouterframes", "stack", "trace",
])  # fmt: skip
defer(__name__, "_inspect_source", [
    "findsource", "getabsfile", "getblock", "getcomments", "getmodule", "getmodulename",
    "getsource", "getsourcefile", "getsourcelines", "indentsize",
])  # fmt: skip
defer(__name__, "_inspect_closures", ["ClosureVars", "getclosurevars"])
defer(__name__, "_inspect_classes", [
    "Attribute", "classify_class_attrs", "getclasstree", "walktree",
])  # fmt: skip
defer(__name__, "annotationlib", ["get_annotations"])
absent(
    __name__,
    "BlockFinder EndOfBlock ClassFoundException getcallargs BufferFlags modulesbyfile",
)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 0x4000000, 0x8000000

TPFLAGS_IS_ABSTRACT = 1 << 20


# ---- kinds of objects ----


def _is_a(kind, name, doc=None):
    """The function called `name` that tells instances of a type."""

    def predicate(object):
        return isinstance(object, kind)

    predicate.__name__ = predicate.__qualname__ = name
    predicate.__code__ = predicate.__code__.replace(co_name=name, co_qualname=name)
    predicate.__doc__ = doc
    return predicate


isasyncgen = _is_a(types.AsyncGeneratorType, "isasyncgen")
isbuiltin = _is_a(types.BuiltinFunctionType, "isbuiltin", "A function or bound method of C's.")
isclass = _is_a(type, "isclass")
iscode = _is_a(types.CodeType, "iscode")
iscoroutine = _is_a(types.CoroutineType, "iscoroutine")
isframe = _is_a(types.FrameType, "isframe")
isfunction = _is_a(types.FunctionType, "isfunction", "A function written in Python.")
isgenerator = _is_a(types.GeneratorType, "isgenerator")
isgetsetdescriptor = _is_a(types.GetSetDescriptorType, "isgetsetdescriptor")
ismemberdescriptor = _is_a(types.MemberDescriptorType, "ismemberdescriptor")
ismethod = _is_a(types.MethodType, "ismethod", "A bound method written in Python.")
ismethodwrapper = _is_a(types.MethodWrapperType, "ismethodwrapper")
ismodule = _is_a(types.ModuleType, "ismodule")
istraceback = _is_a(types.TracebackType, "istraceback")


def ispackage(object):
    return ismodule(object) and hasattr(object, "__path__")


def _descriptor_slots(object):
    """Which of the descriptor methods its type has; none of what has a test of its own."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return []
    kind = type(object)
    return [name for name in ("__get__", "__set__", "__delete__") if hasattr(kind, name)]


def ismethoddescriptor(object):
    """A descriptor with __get__ alone that is no function, method or class."""
    return _descriptor_slots(object) == ["__get__"]


def isdatadescriptor(object):
    """A descriptor with __set__ or __delete__: it wins over instance attributes."""
    return _descriptor_slots(object) not in ([], ["__get__"])


def isroutine(object):
    kinds = isbuiltin, isfunction, ismethod, ismethodwrapper, ismethoddescriptor
    if any([is_kind(object) for is_kind in kinds]):
        return True
    functools = sys.modules.get("functools")
    return functools is not None and isinstance(object, functools._singledispatchmethod_get)


def isabstract(object):
    """An abstract class that cannot be instantiated."""
    if not isinstance(object, abc.ABCMeta):
        return False
    if "__abstractmethods__" in object.__dict__:
        return bool(object.__abstractmethods__)
    # ABCMeta has not come so far yet: __init_subclass__ asks.
    candidates = list(object.__dict__.values())
    for base in object.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            candidates.append(getattr(object, name, None))
    return any([getattr(value, "__isabstractmethod__", False) for value in candidates])


# ---- kinds of functions ----


def _implementation(func):
    """The function behind methods and partials."""
    functools = sys.modules.get("functools")
    while True:
        if ismethod(func):
            func = func.__func__
        elif functools is None:
            return func
        elif isinstance(func, (functools.partial, functools.partialmethod)):
            func = func.func
        elif isinstance(getattr(func, "__partialmethod__", None), functools.partialmethod):
            func = func.__partialmethod__
        else:
            return func


def _is_functionlike(obj):
    """Whether it has all that a function written in Python has."""
    if not callable(obj) or isclass(obj):
        return False
    missing = object()
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType)
        and isinstance(getattr(obj, "__name__", None), str)
        and isinstance(getattr(obj, "__defaults__", missing), (tuple, types.NoneType))
        and isinstance(getattr(obj, "__kwdefaults__", missing), (dict, types.NoneType))
    )


def _has_code_flag(func, flag):
    func = _implementation(func)
    is_function = isfunction(func) or _is_functionlike(func)
    return is_function and bool(func.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


_is_coroutine_mark = object()


def iscoroutinefunction(obj):
    """A function written with `async def`, or marked as returning a coroutine."""
    if _has_code_flag(obj, CO_COROUTINE):
        return True
    mark = getattr(_implementation(obj), "_is_coroutine_marker", None)
    return mark is _is_coroutine_mark


def markcoroutinefunction(func):
    """Makes iscoroutinefunction say yes of a function that returns a coroutine."""
    func = getattr(func, "__func__", func)
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def isawaitable(object):
    """Whether `await` takes it."""
    if iscoroutine(object):
        return True
    if isgenerator(object) and object.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    from collections.abc import Awaitable

    return isinstance(object, Awaitable)


# ---- where generators and coroutines stand ----

_STATES = "CREATED", "RUNNING", "SUSPENDED", "CLOSED"
_GEN_STATES = GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = ["GEN_" + s for s in _STATES]
_CORO_STATES = CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = [
    "CORO_" + s for s in _STATES
]
_AGEN_STATES = AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = [
    "AGEN_" + s for s in _STATES
]


def _state(states, running, suspended, frame):
    created, is_running, is_suspended, closed = states
    if running:
        return is_running
    if suspended:
        return is_suspended
    return closed if frame is None else created


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(
        _GEN_STATES, generator.gi_running, generator.gi_suspended, generator.gi_frame
    )


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(
        _CORO_STATES, coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame
    )


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(_AGEN_STATES, agen.ag_running, agen.ag_suspended, agen.ag_frame)


def _locals_of(frame):
    return {} if frame is None else frame.f_locals


def getgeneratorlocals(generator):
    """Its local variables; none when it has finished."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_of(generator.gi_frame)


def getcoroutinelocals(coroutine):
    return _locals_of(getattr(coroutine, "cr_frame", None))


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_of(agen.ag_frame)


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


# ---- members ----


def getmro(cls):
    return cls.__mro__


def _getmembers(object, predicate, getter):
    names = dir(object)
    mro = ()
    if isclass(object):
        mro = getmro(object)
        # Members of an enumeration and properties of its members may share a name.
        names += [
            name
            for base in object.__bases__
            for name, value in base.__dict__.items()
            if isinstance(value, types.DynamicClassAttribute)
        ]
    found = []
    seen = set()
    for name in names:
        try:
            value = getter(object, name)
            is_hidden = name in seen
        except AttributeError:
            is_hidden = True
        if is_hidden:
            stored = [base.__dict__[name] for base in mro if name in base.__dict__]
            if not stored:
                continue
            value = stored[0]
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """All attributes as (name, value), by name; those that the predicate accepts."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running descriptors."""
    return _getmembers(object, predicate, getattr_static)


def unwrap(func, *, stop=None):
    """The function behind decorators that set __wrapped__."""
    seen = {id(func): func}  # kept alive, lest an id be used twice
    inner = func
    while not isclass(inner) and hasattr(inner, "__wrapped__"):
        if stop is not None and stop(inner):
            break
        inner = inner.__wrapped__
        if id(inner) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen[id(inner)] = inner
    return inner


# ---- documentation ----


def _class_around(function):
    """The class in whose body a function was written, by its qualified name."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        found = getattr(found, name)
    return found if isclass(found) else None


def _documented_name(obj):
    """The class and the name by which bases may have documentation for a method or a property."""
    if ismethod(obj) or isbuiltin(obj):
        owner = obj.__self__
        return owner if isclass(owner) else owner.__class__, obj.__name__
    if isfunction(obj):
        cls, name = _class_around(obj), obj.__name__
    elif isinstance(obj, property):
        cls, name = _class_around(obj.fget), obj.__name__
    elif _descriptor_slots(obj):
        cls, name = obj.__objclass__, obj.__name__
    else:
        return None, None
    return cls if getattr(cls, name, None) is obj else None, name


def _inherited_doc(obj):
    if isclass(obj):
        docs = [base.__doc__ for base in obj.__mro__[:-1]]
    else:
        cls, name = _documented_name(obj)
        if cls is None:
            return None
        slots = getattr(cls, "__slots__", None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
        docs = [getattr(getattr(base, name, None), "__doc__", None) for base in cls.__mro__]
    return next((doc for doc in docs if doc is not None), None)


def getdoc(object):
    """The documentation, laid out anew; a method's may be that of a base class."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _inherited_doc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Takes the common indentation out, and blank lines at both ends."""
    first, *rest = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in rest if line.strip(" ")]
    margin = min(indents, default=0)
    lines = [first.lstrip(" "), *(line[margin:] for line in rest)]
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


def _has_static(cls, *names):
    return any([_check_class(cls, name) is not _sentinel for name in names])


def getattr_static(obj, attr, default=_sentinel):
    """The attribute as it is stored: no descriptor, __getattr__ or __getattribute__ runs."""
    own = _sentinel
    cls = obj
    if type not in _static_mro(type(obj)):
        cls = type(obj)
        shadowed = _dict_is_shadowed(cls)
        if shadowed is _sentinel or type(shadowed) is types.MemberDescriptorType:
            own = _check_instance(obj, attr)
    of_class = _check_class(cls, attr)
    if own is not _sentinel:
        kind = type(of_class)
        is_data = _has_static(kind, "__get__") and _has_static(kind, "__set__", "__delete__")
        return of_class if is_data else own
    if of_class is _sentinel and obj is cls:
        of_class = _check_class(type(cls), attr)
    if of_class is not _sentinel:
        return of_class
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


__all__ = [
    name
    for name in dir(sys.modules[__name__])
    if not name.startswith("_") and name not in ("abc", "absent", "defer", "sys", "types")
]
