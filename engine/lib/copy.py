"""Copies of objects: shallow ones share what they hold, deep ones copy that too.

A class says by __copy__, __deepcopy__ or __reduce_ex__ how it is copied.
"""

import copyreg
import types
from _weakref import ref

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error


# Instances of these never change, whatever they hold: they are their own copies.
_ATOMIC = frozenset(
    {
        types.NoneType, types.EllipsisType, types.NotImplementedType, int, float, bool, complex,
        bytes, str, types.CodeType, type, range, types.BuiltinFunctionType, types.FunctionType,
        ref, property,
    }
)  # fmt: skip

# These hold others, but cannot change: a shallow copy would be the same.
_ATOMIC_WHEN_SHALLOW = _ATOMIC | {tuple, frozenset, slice, super}

_COPIED_BY_METHOD = frozenset({list, dict, set, bytearray})

_NOT_THERE = []


def _reducer(x, cls):
    """How x says what makes another one, by the newest protocol that it knows: a function and its
    arguments, if there is any."""
    function = copyreg.dispatch_table.get(cls)
    if function is not None:
        return function, (x,)
    function = getattr(x, "__reduce_ex__", None)
    if function is not None:
        return function, (4,)
    function = getattr(x, "__reduce__", None)
    return (function, ()) if function else None


def copy(x):
    """Another object with the same contents."""
    cls = type(x)
    if cls in _COPIED_BY_METHOD:
        return cls.copy(x)
    if cls in _ATOMIC_WHEN_SHALLOW or issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reducer = _reducer(x, cls)
    if reducer is None:
        raise Error(f"un(shallow)copyable object of type {cls}")
    reduce, args = reducer
    parts = reduce(*args)
    return x if isinstance(parts, str) else _reconstruct(x, None, *parts)


def deepcopy(x, memo=None, _nil=_NOT_THERE):
    """Another object with copies of its contents. `memo` knows by id() what is copied already."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _nil)
        if known is not _nil:
            return known
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            made = copier(memo)
        else:
            reducer = _reducer(x, cls)
            if reducer is None:
                raise Error(f"un(deep)copyable object of type {cls}")
            reduce, args = reducer
            parts = reduce(*args)
            made = x if isinstance(parts, str) else _reconstruct(x, memo, *parts)
    if made is not x:
        memo[key] = made
        _keep_alive(x, memo)
    return made


def _keep_alive(x, memo):
    """Objects in the memo must live: another one could get their id()."""
    try:
        memo[id(memo)].append(x)
    except KeyError:
        memo[id(memo)] = [x]


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    made = []
    memo[id(x)] = made
    append = made.append
    for item in x:
        append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    items = [deepcopy(item, memo) for item in x]
    try:
        return memo[id(x)]  # it holds itself: copied meanwhile
    except KeyError:
        pass
    for item, copied in zip(x, items):
        if item is not copied:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


def _reconstruct(
    x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy
):
    """Makes what __reduce_ex__ described. Without a memo, parts are not copied."""
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, "__setstate__"):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(made, key, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    """A copy with some attributes changed, by __replace__."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
