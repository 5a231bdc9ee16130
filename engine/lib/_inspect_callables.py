"""The signatures of callables of all sorts: functions, methods, partial objects, classes, C's."""

import sys
import types
from annotationlib import Format, get_annotations
from inspect import (
    CO_VARARGS, CO_VARKEYWORDS, _is_functionlike, getattr_static, isclass, isfunction, ismethod,
    ismethoddescriptor, ismodule, unwrap,
)  # fmt: skip

from _genstep import execute
from _inspect_signatures import (
    _BY_NAME, _BY_POSITION, _KEYWORD_ONLY, _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_KEYWORD,
    _VAR_POSITIONAL, _VARIADIC, Signature, _empty,
)  # fmt: skip

# What is here belongs to inspect, which shows it.
__name__ = "inspect"


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


def _is_builtin(obj):
    return (
        isinstance(obj, _WRITTEN_IN_C) or ismethoddescriptor(obj) or obj is type or obj is object
    )


def _signature_from_callable(
    obj, sigcls, follow_wrapper_chains, skip_bound_arg, annotation_options
):
    options = sigcls, follow_wrapper_chains, skip_bound_arg, annotation_options
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if not ismethod(obj) and follow_wrapper_chains:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
    if ismethod(obj):
        sig = _signature_from_callable(obj.__func__, *options)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    functools = sys.modules.get("functools")
    if functools is not None:
        method = getattr(obj, "__partialmethod__", None)
        if isinstance(method, functools.partialmethod):
            wrapped = _signature_from_callable(method.func, *options)
            sig = _signature_get_partial(wrapped, method, (None,))
            first = next(iter(wrapped.parameters.values()))
            if first.kind is _VAR_POSITIONAL:
                return sig
            if any([arg is functools.Placeholder for arg in method.args]):
                first = first.replace(kind=_POSITIONAL_ONLY)
            return sig.replace(parameters=(first, *sig.parameters.values()))
        if isinstance(obj, functools.partial):
            return _signature_get_partial(_signature_from_callable(obj.func, *options), obj)
    if isfunction(obj) or _is_functionlike(obj):
        return _signature_from_function(sigcls, obj, skip_bound_arg, annotation_options)
    if _is_builtin(obj):
        return _signature_from_builtin(sigcls, obj, skip_bound_arg)
    if not isclass(obj):
        call = getattr_static(type(obj), "__call__", None)
        text = getattr(obj, "__text_signature__", None)
        if text:
            return _signature_fromstr(sigcls, obj, text)
        if call is not None:
            return _signature_from_callable(_descriptor_get(call, obj), *options)
        raise ValueError(f"callable {obj!r} is not supported by signature")

    # A class: what its metaclass, itself or a base has in Python decides, the nearest first.
    call = _signature_get_user_defined_method(type(obj), "__call__", follow_wrapper_chains)
    if call is not None:
        return _signature_from_callable(call, *options)
    new = _signature_get_user_defined_method(obj, "__new__", follow_wrapper_chains)
    init = _signature_get_user_defined_method(obj, "__init__", follow_wrapper_chains)
    for base in obj.__mro__:
        if new is not None and "__new__" in base.__dict__:
            sig = _signature_from_callable(new, *options)
            return _signature_bound_method(sig) if skip_bound_arg else sig
        if init is not None and "__init__" in base.__dict__:
            return _signature_from_callable(init, *options)
    if issubclass(obj, type):
        raise ValueError(f"callable {obj!r} is not supported by signature")
    init, new = obj.__init__, obj.__new__
    if follow_wrapper_chains:
        init, new = unwrap(init), unwrap(new)
    if init is not object.__init__ or new is not object.__new__:
        raise ValueError(f"no signature found for builtin type {obj!r}")
    return sigcls.from_callable(object)


def _signature_get_user_defined_method(cls, method_name, follow_wrapper_chains):
    """A special method that is written in Python, bound to the class; None where there is none."""
    get = getattr if method_name == "__new__" else getattr_static
    method = inner = get(cls, method_name, None)
    if method is None:
        return None
    if follow_wrapper_chains:
        inner = unwrap(method, stop=lambda m: hasattr(m, "__signature__") or _is_builtin(m))
    if isinstance(method, _WRITTEN_IN_C) or isinstance(inner, _WRITTEN_IN_C):
        return None
    return method if method_name == "__new__" else _descriptor_get(method, cls)


def _descriptor_get(descriptor, obj):
    if isclass(descriptor) or not hasattr(type(descriptor), "__get__"):
        return descriptor
    return type(descriptor).__get__(descriptor, obj, type(obj))


def _signature_bound_method(sig):
    """Without the first parameter, which is bound; *args stay."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in _BY_NAME:
        raise ValueError("invalid method signature")
    return sig.replace(parameters=params[1:] if params[0].kind in _BY_POSITION else params)


def _signature_get_partial(wrapped_sig, partial, extra_args=()):
    """Without what a partial passes by position; what it passes by name are defaults now."""
    by_keyword = partial.keywords or {}
    try:
        bound = wrapped_sig.bind_partial(*extra_args, *(partial.args or ()), **by_keyword)
    except TypeError as cause:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from cause
    from functools import Placeholder

    params = []
    by_name_only = []  # what comes behind a parameter that is passed by name
    for name, param in wrapped_sig.parameters.items():
        kind = param.kind
        if name in bound.arguments and kind not in _VARIADIC:
            value = bound.arguments[name]
            if kind is not _POSITIONAL_ONLY and name in by_keyword:
                param = param.replace(default=value)
                if kind is _POSITIONAL_OR_KEYWORD:
                    by_name_only.append(param.replace(kind=_KEYWORD_ONLY))
                    continue
            elif value is Placeholder:
                params.append(param.replace(kind=_POSITIONAL_ONLY, default=_empty))
                continue
            else:
                continue
        if not by_name_only:
            params.append(param)
        elif kind is _POSITIONAL_OR_KEYWORD:
            by_name_only.append(param.replace(kind=_KEYWORD_ONLY))
        elif kind is not _VAR_POSITIONAL:
            by_name_only.append(param)
    return wrapped_sig.replace(parameters=params + by_name_only)


def _signature_from_function(cls, func, skip_bound_arg, annotation_options):
    text = getattr(func, "__text_signature__", None)
    if text:
        return _signature_fromstr(cls, func, text, skip_bound_arg)
    Parameter = cls._parameter_cls
    code = func.__code__
    names = list(code.co_varnames)
    annotations = get_annotations(func, **annotation_options)
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    count = code.co_argcount
    kinds = [_POSITIONAL_OR_KEYWORD] * count
    kinds[: code.co_posonlyargcount] = [_POSITIONAL_ONLY] * code.co_posonlyargcount
    values = [_empty] * (count - len(defaults)) + list(defaults)
    by_name = names[count : count + code.co_kwonlyargcount]
    variadic = names[count + code.co_kwonlyargcount :]
    rows = list(zip(names, kinds, values))
    if code.co_flags & CO_VARARGS:
        rows.append((variadic.pop(0), _VAR_POSITIONAL, _empty))
    rows += [(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)) for name in by_name]
    if code.co_flags & CO_VARKEYWORDS:
        rows.append((variadic[0], _VAR_KEYWORD, _empty))
    return cls(
        [
            Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))
            for name, kind, default in rows
        ],
        return_annotation=annotations.get("return", _empty),
        __validate_parameters__=not isfunction(func),
    )


def _signature_from_builtin(cls, func, skip_bound_arg=True):
    text = "()" if func is object else getattr(func, "__text_signature__", None)
    if not text:
        raise ValueError(f"no signature found for builtin {func!r}")
    return _signature_fromstr(cls, func, text, skip_bound_arg)


def _signature_fromstr(cls, obj, text, skip_bound_arg=True):
    """From "($self, iterable, /, *, key=None)"; $ marks what may be bound already."""
    owner = getattr(obj, "__module__", None) or getattr(
        getattr(obj, "__objclass__", None), "__module__", None
    )
    module = sys.modules.get(owner)
    namespace = {}
    try:
        globals = {} if module is None else {**vars(module)}
        execute(f"def f{text.replace('$', '')}: pass", globals, namespace)
    except (SyntaxError, NameError):
        raise ValueError(f"{obj!r} builtin has invalid signature") from None
    sig = _signature_from_function(cls, namespace["f"], skip_bound_arg, {})
    if "$" not in text:
        return sig
    first, *rest = sig.parameters.values()
    bound_to = getattr(obj, "__self__", None)
    if bound_to is not None and (skip_bound_arg or ismodule(bound_to)):
        return cls(rest)
    return cls([first.replace(kind=_POSITIONAL_ONLY), *rest])
