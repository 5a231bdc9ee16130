"""Names for classes that are somewhere else: List for list, Iterator for collections.abc.Iterator.

Those of collections.abc and others are looked for when they are first needed, which in annotations
is hardly ever.
"""

import operator

from _typing_alias import _BaseGenericAlias, _GenericAlias
from _typing_base import (
    _as_tuple,
    _NotIterable,
    _tp_cache,
    _type_check,
    _type_convert,
    _type_repr,
)
from _typing_parameters import _is_param_expr, _wrong_count

__name__ = "typing"


class _Origin:
    """An alias's __origin__, while it has none of its own: it is looked for where its home is."""

    def __get__(self, alias, cls=None):
        module, _, name = alias.__home__.rpartition(".")
        found = alias.__origin__ = getattr(__import__(module, fromlist=[name]), name)
        return found


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    __origin__ = _Origin()

    def __init__(self, origin, nparams, *, name=None, inst=True, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.rpartition(".")[2])
        self._nparams, self._defaults = nparams, defaults
        if isinstance(origin, str):
            self.__home__ = origin
            del self.__origin__  # _Origin finds it when it is first asked for
        else:
            origin = origin.__qualname__
        self.__doc__ = f"A generic version of {origin}."

    @_tp_cache
    def __getitem__(self, params):
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(param, msg) for param in _as_tuple(params))
        expected, defaults = self._nparams, self._defaults
        missing = expected - len(params)
        if 0 < missing <= len(defaults):
            params += defaults[-missing:]
            missing = 0
        if missing and not expected:
            raise TypeError(f"{self} is not a generic class")
        if missing:
            least = "at least " if defaults else ""
            raise _wrong_count(self, len(params), expected - len(defaults), least)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


# ---- Callable: its arguments are a list, but in __args__ there is no list ----


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    _is_flat = True

    def _parts(self):
        *args, result = self.__args__
        return self.__args__ if len(args) == 1 and _is_param_expr(args[0]) else (args, result)

    def __repr__(self):
        args, result = self._parts()
        shown = _type_repr(tuple(args) if isinstance(args, list) else args)
        return f"typing.Callable[{shown}, {_type_repr(result)}]"

    def __reduce__(self):
        return operator.getitem, (Callable, self._parts())


class _CallableType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self.__getitem_inner__((tuple(args) if isinstance(args, list) else args, result))

    @_tp_cache
    def __getitem_inner__(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        return self.copy_with((*(_type_convert(arg) for arg in _as_tuple(args)), result))

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(_type_check(param, msg) for param in params[:-1]), ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(param, msg) for param in params))


# ---- the names ----

_alias = _SpecialGenericAlias

List = _alias(list, 1, inst=False, name="List")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _alias(dict, 2, inst=False, name="Dict")
Type = _alias(type, 1, inst=False, name="Type")
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
Callable = _CallableType("collections.abc.Callable", 2)
AbstractSet = _alias("collections.abc.Set", 1, name="AbstractSet")
Generator = _alias("collections.abc.Generator", 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias("collections.abc.AsyncGenerator", 2, defaults=(type(None),))
Deque = _alias("collections.deque", 1, name="Deque")
DefaultDict = _alias("collections.defaultdict", 2, name="DefaultDict")
OrderedDict = _alias("collections.OrderedDict", 2)
Counter = _alias("collections.Counter", 1)
ChainMap = _alias("collections.ChainMap", 2)

for _name in ("ContextManager", "AsyncContextManager"):
    globals()[_name] = _alias(
        f"contextlib.Abstract{_name}", 2, name=_name, defaults=(bool | None,)
    )

for _name, _nparams in {
    "Hashable": 0, "Sized": 0, "Container": 1, "Collection": 1, "Reversible": 1,
    "Iterable": 1, "Iterator": 1, "Sequence": 1, "MutableSequence": 1, "MutableSet": 1,
    "Mapping": 2, "MutableMapping": 2, "MappingView": 1, "KeysView": 1, "ItemsView": 2,
    "ValuesView": 1, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1, "AsyncIterator": 1,
}.items():  # fmt: skip
    globals()[_name] = _alias(f"collections.abc.{_name}", _nparams)
