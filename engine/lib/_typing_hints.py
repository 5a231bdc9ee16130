"""Types taken apart, and type hints evaluated."""

import sys
from _functools import reduce
from operator import or_

from _typing import Generic, ParamSpecArgs, ParamSpecKwargs, Union
from _typing_alias import _BaseGenericAlias, _GenericAlias
from _typing_base import _make_forward_ref
from _typing_forms import Annotated, NotRequired, ReadOnly, Required, Unpack, _AnnotatedAlias
from _typing_parameters import _is_param_expr

__name__ = "typing"

GenericAlias = type(list[int])
ModuleType = type(sys)


def get_origin(tp):
    """What stands before the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if isinstance(tp, Union):
        return Union
    return Generic if tp is Generic else None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return tp._parts()
    if not isinstance(tp, (_GenericAlias, GenericAlias, Union)):
        return ()
    args = tp.__args__
    return (list(args[:-1]), args[-1]) if _is_flat_callable(tp) else args


def _is_flat_callable(tp):
    """Whether it is a Callable that had its arguments in a list."""
    abc = sys.modules.get("collections.abc")
    return (
        abc is not None
        and tp.__origin__ is abc.Callable
        and not (len(tp.__args__) == 2 and _is_param_expr(tp.__args__[0]))
    )


def _with_args(tp, args):
    """The type with other arguments."""
    if args == tp.__args__:
        return tp
    if isinstance(tp, GenericAlias):
        return GenericAlias(tp.__origin__, args)
    return reduce(or_, args) if isinstance(tp, Union) else tp.copy_with(args)


# ---- forward references ----


def evaluate_forward_ref(
    forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None,
    _recursive_guard=frozenset(),
):  # fmt: skip
    """What a forward reference stands for; those inside it too."""
    from annotationlib import Format, ForwardRef

    text = forward_ref.__forward_arg__
    format = Format.VALUE if format is None else format
    if format == Format.STRING:
        return text
    if text in _recursive_guard:
        return forward_ref
    scope = {"globals": globals, "locals": locals, "type_params": type_params}
    value = forward_ref.evaluate(**scope, owner=owner, format=format)
    if isinstance(value, ForwardRef) and format == Format.FORWARDREF:
        return value
    owner = forward_ref.__owner__ if owner is None else owner
    if isinstance(value, str):
        value = _make_forward_ref(
            value,
            module=forward_ref.__forward_module__,
            owner=owner,
            is_argument=forward_ref.__forward_is_argument__,
            is_class=forward_ref.__forward_is_class__,
        )
    guard = _recursive_guard | {text}
    return _eval_type(
        value, *scope.values(), recursive_guard=guard, format=format, owner=owner,
        parent=forward_ref,
    )  # fmt: skip


def _eval_type(
    t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None, owner=None,
    parent=None, prefer_module=False,
):  # fmt: skip
    """Evaluates the forward references in a type; with `prefer_module`, in a module that they say
    themselves rather than in the given one."""
    from annotationlib import ForwardRef

    if isinstance(t, ForwardRef):
        if prefer_module and t.__forward_module__ is not None:
            globalns = None
        return evaluate_forward_ref(
            t, globals=globalns, locals=localns, type_params=type_params, owner=owner,
            _recursive_guard=recursive_guard, format=format,
        )  # fmt: skip
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    if isinstance(t, GenericAlias):
        t = _with_references(t, parent)
    details = {
        "recursive_guard": recursive_guard, "format": format, "owner": owner,
        "prefer_module": prefer_module,
    }  # fmt: skip
    args = tuple(_eval_type(arg, globalns, localns, type_params, **details) for arg in t.__args__)
    return _with_args(t, args)


def _with_references(alias, parent):
    """list["int"] keeps the text as it is, so that it becomes a reference only now."""
    args = tuple([
        _make_forward_ref(arg, parent=parent) if isinstance(arg, str) else arg
        for arg in alias.__args__
    ])  # fmt: skip
    made = alias.__origin__[(args[:-1], args[-1]) if _is_flat_callable(alias) else args]
    return Unpack[made] if alias.__unpacked__ else made


# ---- the annotations of an object ----


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Annotations with forward references evaluated; of a class, the inherited ones too."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    from annotationlib import Format, get_annotations

    format = Format.VALUE if format is None else format
    is_class = isinstance(obj, type)
    is_argument = not is_class and not isinstance(obj, ModuleType)
    hints = {}
    for part in reversed(obj.__mro__) if is_class else (obj,):
        found = get_annotations(part, format=format)
        if format == Format.STRING:
            hints.update(found)
            continue
        scope = (_class_scope if is_class else _scope)(part, globalns, localns)
        for name, value in found.items():
            if isinstance(value, str):
                value = _make_forward_ref(value, is_argument=is_argument, is_class=is_class)
            value = _eval_type(value, *scope, format=format, owner=obj, prefer_module=True)
            hints[name] = type(None) if value is None else value
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _class_scope(cls, globalns, localns):
    module = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    own = dict(vars(cls))
    if globalns is None and localns is None:
        globalns, localns = own, module  # the module's names first, surprisingly
    globalns = module if globalns is None else globalns
    localns = own if localns is None else localns
    new = [param for param in cls.__type_params__ if param.__name__ not in globalns]
    return _with_type_params(new, globalns, localns)


def _scope(obj, globalns, localns):
    if globalns is None and isinstance(obj, ModuleType):
        globalns = obj.__dict__
    elif globalns is None:
        inner, seen = obj, []
        while hasattr(inner, "__wrapped__"):
            seen.append(inner)
            inner = inner.__wrapped__
            if any(inner is outer for outer in seen):
                raise ValueError(f"wrapper loop when unwrapping {obj!r}")
        globalns = getattr(inner, "__globals__", {})
    localns = globalns if localns is None else localns
    return _with_type_params(getattr(obj, "__type_params__", ()), globalns, localns)


def _with_type_params(params, globalns, localns):
    """They hide what the local scope has under their names."""
    if params:
        params = {param.__name__: param for param in params}
        globalns = {**globalns, **params}
        localns = {name: value for name, value in localns.items() if name not in params}
    return globalns, localns


def _strip_annotations(t):
    """Takes Annotated, Required and the like off."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, "__origin__", None) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    return _with_args(t, tuple(_strip_annotations(arg) for arg in t.__args__))
