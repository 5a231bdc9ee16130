"""What functions take and what frames were given, as named tuples: older than signatures."""

from collections import namedtuple
from inspect import CO_VARARGS, CO_VARKEYWORDS, iscode

from _inspect_callables import _signature_from_callable
from _inspect_signatures import Signature, _ParameterKind

# What is here belongs to inspect, which shows it.
__name__ = "inspect"

Arguments = namedtuple("Arguments", "args varargs varkw")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
FullArgSpec = namedtuple(
    "FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations"
)


def getargs(co):
    """The names of a code object's parameters: by position or name, *args and **kwargs."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    count = co.co_argcount + co.co_kwonlyargcount
    names, variadic = list(co.co_varnames[:count]), list(co.co_varnames[count:])
    varargs = variadic.pop(0) if co.co_flags & CO_VARARGS else None
    varkw = variadic.pop(0) if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(names, varargs, varkw)


def getargvalues(frame):
    """The same of a frame, with its local variables."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(
    args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value),
):  # fmt: skip
    """What getargvalues gives, as a text like "(a=1, *rest=())"."""

    def convert(name):
        return formatarg(name) + formatvalue(locals[name])

    shown = [convert(name) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(shown)})"


def getfullargspec(func):
    """The parameters of a callable: self is among them, and decorators are not looked behind."""
    try:
        sig = _signature_from_callable(func, Signature, False, False, {})
    except Exception as cause:
        raise TypeError("unsupported callable") from cause
    params = list(sig.parameters.values())
    by_kind = {kind: [p for p in params if p.kind is kind] for kind in _ParameterKind}
    positional_only, positional_or_keyword, varargs, keyword_only, varkw = by_kind.values()
    positional = positional_only + positional_or_keyword
    annotations = {p.name: p.annotation for p in params if p.annotation is not p.empty}
    if sig.return_annotation is not sig.empty:
        annotations = {"return": sig.return_annotation} | annotations
    return FullArgSpec(
        args=[p.name for p in positional],
        varargs=varargs[0].name if varargs else None,
        varkw=varkw[0].name if varkw else None,
        defaults=tuple([p.default for p in positional if p.default is not p.empty]) or None,
        kwonlyargs=[p.name for p in keyword_only],
        kwonlydefaults={p.name: p.default for p in keyword_only if p.default is not p.empty}
        or None,
        annotations=annotations,
    )
