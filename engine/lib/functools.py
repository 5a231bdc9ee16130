"""Functions that work on functions.

partial, reduce, cmp_to_key and the cache of lru_cache are written in C, as in CPython.
"""

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
    "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
    "partial", "partialmethod", "singledispatch", "singledispatchmethod",
    "cached_property", "Placeholder",
]

from _abc import get_cache_token
from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce
from collections import namedtuple

GenericAlias = type(list[int])
UnionType = type(int | str)
MappingProxyType = type(type.__dict__)

_MISSING = object()

WRAPPER_ASSIGNMENTS = (
    "__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__",
)  # fmt: skip
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes `wrapper` look like `wrapped`: its name, its documentation, its attributes."""
    for attr in assigned:
        value = getattr(wrapped, attr, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
    # Last: among what was updated may be that of a function that `wrapped` wraps.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """The decorator for a wrapper: @wraps(function)."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering ----

# For each comparison that a class may have: the three that follow from it. A function gets the
# answer of the first and the two operands.
_follows = {
    "__lt__": {
        "__gt__": lambda lt, self, other: not lt and self != other,
        "__le__": lambda lt, self, other: lt or self == other,
        "__ge__": lambda lt, self, other: not lt,
    },
    "__le__": {
        "__ge__": lambda le, self, other: not le or self == other,
        "__lt__": lambda le, self, other: le and self != other,
        "__gt__": lambda le, self, other: not le,
    },
    "__gt__": {
        "__lt__": lambda gt, self, other: not gt and self != other,
        "__ge__": lambda gt, self, other: gt or self == other,
        "__le__": lambda gt, self, other: not gt,
    },
    "__ge__": {
        "__le__": lambda ge, self, other: not ge or self == other,
        "__gt__": lambda ge, self, other: ge and self != other,
        "__lt__": lambda ge, self, other: not ge,
    },
}


def _comparison(name, root, follow):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        return follow(answer, self, other)

    compare.__name__ = name
    compare.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
    return compare


def total_ordering(cls):
    """A class decorator: one comparison and __eq__ are enough, the other three follow."""
    roots = {op for op in _follows if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, follow in _follows[root].items():
        if name not in roots:
            setattr(cls, name, _comparison(name, root, follow))
    return cls


# ---- lru_cache ----

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers results, the `maxsize` used most recently; all with None."""
    function = None
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128  # @lru_cache without parentheses
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorating_function if function is None else decorating_function(function)


def cache(user_function, /):
    """lru_cache without a limit."""
    return lru_cache(maxsize=None)(user_function)


# ---- partialmethod ----


def _partial_new(cls, func, /, *args, **keywords):
    if not callable(func) and not hasattr(func, "__get__"):
        raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
    if args and args[-1] is Placeholder:
        raise TypeError("trailing Placeholders are not allowed")
    if any(value is Placeholder for value in keywords.values()):
        raise TypeError("Placeholder cannot be passed as a keyword argument")
    if isinstance(func, partialmethod):
        # New arguments take the places that are free, the others follow.
        given = iter(args)
        filled = [next(given, arg) if arg is Placeholder else arg for arg in func.args]
        args = (*filled, *given)
        keywords = {**func.keywords, **keywords}
        func = func.func
    self = object.__new__(cls)
    self.func, self.args, self.keywords = func, args, keywords
    return self


def _partial_repr(self):
    cls = type(self)
    args = [repr(self.func), *map(repr, self.args)]
    args += [f"{name}={value!r}" for name, value in self.keywords.items()]
    return f"{cls.__module__}.{cls.__qualname__}({', '.join(args)})"


class partialmethod:
    """partial for methods: the instance comes before the arguments that are given here."""

    __new__ = _partial_new
    __repr__ = _partial_repr
    __class_getitem__ = classmethod(GenericAlias)

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # A method, of whichever kind: it brings its first argument itself.
                method = partial(bound, *self.args, **self.keywords)
                owner = getattr(bound, "__self__", _MISSING)
                if owner is not _MISSING:
                    method.__self__ = owner
                return method
        return self._make_unbound_method().__get__(obj, cls)

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            first = []
            used = 0
            try:
                for arg in self.args:
                    if arg is Placeholder:
                        arg = args[used]
                        used += 1
                    first.append(arg)
            except IndexError:
                places = sum(arg is Placeholder for arg in self.args)
                raise TypeError(
                    "missing positional arguments in 'partialmethod' call; expected "
                    f"at least {places}, got {len(args)}"
                )
            keywords = {**self.keywords, **keywords}
            return self.func(cls_or_self, *first, *args[used:], **keywords)

        _method.__partialmethod__ = self
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# ---- cached_property ----


class cached_property:
    """A property that is computed once and then kept in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None  # not known before the class is made
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    __class_getitem__ = classmethod(GenericAlias)

    def __set_name__(self, owner, name):
        known = self.attrname
        if known is not None and known != name:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({known!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it."
            )
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property."
            ) from None
        value = attributes.get(name, _MISSING)
        if value is not _MISSING:
            return value
        value = self.func(instance)
        try:
            attributes[name] = value
        except TypeError:
            raise TypeError(
                f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                f"does not support item assignment for caching {name!r} property."
            ) from None
        return value


# ---- singledispatch ----


def _c3_merge(orders):
    """One order of classes that agrees with all of these: what comes first is behind nothing."""
    merged = []
    while orders := [order for order in orders if order]:
        firsts = [order[0] for order in orders]
        free = [cls for cls in firsts if not any(cls in order[1:] for order in orders)]
        if not free:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(free[0])
        orders = [order[first == free[0] :] for first, order in zip(firsts, orders)]
    return merged


def _c3_mro(cls, abcs=()):
    """The class's MRO, with ABCs put in that it is registered with or whose methods it has.

    They stand with the class that brings them in, behind the last ABC among its bases.
    """
    bases = cls.__bases__
    virtual = [abc for abc in abcs if issubclass(cls, abc)]
    own = [abc for abc in virtual if not any(issubclass(base, abc) for base in bases)]
    others = [abc for abc in abcs if abc not in own]
    behind = len(bases)
    while behind and not hasattr(bases[behind - 1], "__abstractmethods__"):
        behind -= 1
    groups = [list(bases[:behind]), own, list(bases[behind:])]
    orders = [_c3_mro(base, others) for group in groups for base in group]
    return _c3_merge([[cls], *orders, *groups])


def _compose_mro(cls, types):
    """The same with those of `types` that matter: no bases, and not implied by others."""
    bases = set(cls.__mro__)

    def is_related(typ):
        return typ not in bases and hasattr(typ, "__mro__") and issubclass(cls, typ)

    virtual = [typ for typ in types if is_related(typ)]
    implied = {base for typ in virtual for base in typ.__mro__[1:]}
    abcs = [typ for typ in virtual if typ not in implied]
    ordered = {}
    for typ in abcs:
        # Classes below it that this one is under, too, know in which order they come.
        below = [sub for sub in typ.__subclasses__() if sub not in bases and issubclass(cls, sub)]
        orders = [[base for base in sub.__mro__ if base in abcs] for sub in below]
        for order in sorted(orders, key=len, reverse=True) or [[typ]]:
            ordered |= dict.fromkeys(order)
    return _c3_mro(cls, list(ordered))


def _find_impl(cls, registry):
    """The function for the nearest class that has one."""
    order = iter(_compose_mro(cls, registry))
    match = next((typ for typ in order if typ in registry), None)
    rival = next(order, None)
    if rival in registry and not {match, rival} & {*cls.__mro__} and not issubclass(match, rival):
        # Two ABCs that know nothing of each other: which one is meant?
        raise RuntimeError(f"Ambiguous dispatch: {match} or {rival}")
    return registry.get(match)


def _is_class_or_union(cls):
    return isinstance(cls, type) or (
        isinstance(cls, UnionType) and all(isinstance(arg, type) for arg in cls.__args__)
    )


def _bad_annotation(name, annotation):
    from annotationlib import ForwardRef

    match annotation:
        case UnionType():
            fault = "not all arguments are classes"
        case ForwardRef():
            fault = "is an unresolved forward reference"
        case _:
            fault = "is not a class"
    return TypeError(f"Invalid annotation for {name!r}. {annotation!r} {fault}.")


def singledispatch(func):
    """A function of which there are several: the type of the first argument says which runs."""
    from weakref import WeakKeyDictionary

    registry = {object: func}
    found = WeakKeyDictionary()  # classes that are no longer used may go
    abcs_at = None  # the state of all ABCs that `found` is right for, once one is in the registry

    def dispatch(cls):
        nonlocal abcs_at
        if abcs_at is not None and abcs_at != get_cache_token():
            found.clear()
            abcs_at = get_cache_token()
        try:
            return found[cls]
        except KeyError:
            # Both KeyErrors are the context of what _find_impl raises.
            try:
                impl = registry[cls]
            except KeyError:
                impl = _find_impl(cls, registry)
            found[cls] = impl
            return impl

    def register(cls, func=None):
        nonlocal abcs_at
        if _is_class_or_union(cls):
            if func is None:
                return lambda f: register(cls, f)
        elif func is not None:
            raise TypeError(
                f"Invalid first argument to `register()`. {cls!r} is not a class or union type."
            )
        elif getattr(cls, "__annotate__", None) is None:
            raise TypeError(
                f"Invalid first argument to `register()`: {cls!r}. Use either "
                "`@register(some_class)` or plain `@register` on an annotated function."
            )
        else:
            from annotationlib import Format
            from typing import get_type_hints

            func = cls
            name, cls = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
            if not _is_class_or_union(cls):
                raise _bad_annotation(name, cls)
        registry.update(dict.fromkeys(cls.__args__ if isinstance(cls, UnionType) else [cls], func))
        if abcs_at is None and hasattr(cls, "__abstractmethods__"):
            abcs_at = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


def _shown_name(function):
    name = getattr(function, "__qualname__", _MISSING)
    return getattr(function, "__name__", "?") if name is _MISSING else name


class singledispatchmethod:
    """singledispatch for methods: the type of the first argument behind self decides."""

    def __init__(self, func):
        if not (callable(func) or hasattr(func, "__get__")):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def __repr__(self):
        return f"<single dispatch method descriptor {_shown_name(self.func)}>"

    def __get__(self, obj, cls=None):
        return _singledispatchmethod_get(self, obj, cls)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


class _singledispatchmethod_get:
    """What a singledispatchmethod is on an instance or a class: it looks like its function."""

    def __init__(self, unbound, obj, cls):
        self._unbound = unbound
        self._obj = obj
        self._cls = cls
        # These two its own class has, so __getattr__ is never asked for them.
        for name in "__module__", "__doc__":
            value = getattr(unbound.func, name, _MISSING)
            if value is not _MISSING:
                setattr(self, name, value)

    def __getattr__(self, name):
        if name not in {"__name__", "__qualname__", "__isabstractmethod__", "__annotations__",
                        "__type_params__"}:  # fmt: skip
            raise AttributeError
        return getattr(self._unbound.func, name)

    def __repr__(self):
        if self._obj is None:
            return f"<single dispatch method {_shown_name(self)}>"
        return f"<bound single dispatch method {_shown_name(self)} of {self._obj!r}>"

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._unbound.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{name} requires at least 1 positional argument")
        function = self._unbound.dispatcher.dispatch(args[0].__class__)
        return function.__get__(self._obj, self._cls)(*args, **kwargs)

    @property
    def register(self):
        return self._unbound.register

    @property
    def __wrapped__(self):
        return self._unbound.func
