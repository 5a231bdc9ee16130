"""Containers beside list, dict and the others.

deque, defaultdict and OrderedDict are written in C, as in CPython; the rest is here.
"""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
    "defaultdict", "deque", "namedtuple",
]

import sys as _sys

from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from _genstep import stand_in as _stand_in
from _lambda import make as _make_lambda
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
from operator import itemgetter as _itemgetter


# ---- named tuples ----


def _check_names(typename, field_names, rename):
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _usable_names(field_names):
    """The names, with `_1` and the like in place of those that cannot be field names."""
    seen = set()
    for index, name in enumerate(field_names):
        bad = not name.isidentifier() or _iskeyword(name) or name.startswith("_") or name in seen
        yield f"_{index}" if bad else name
        seen.add(name)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A subclass of tuple whose items are attributes, too."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        field_names = list(_usable_names(field_names))
    _check_names(typename, field_names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))

    field_names = tuple(map(_sys.intern, field_names))
    count = len(field_names)
    parameters = ", ".join(field_names)
    items = parameters + "," if count == 1 else parameters
    tuple_new = tuple.__new__
    new_globals = {"_tuple_new": tuple_new, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    # A function with just these parameters, so that its errors name them.
    __new__ = _make_lambda(f"lambda _cls, {parameters}: _tuple_new(_cls, ({items}))", new_globals)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({parameters})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, field_names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        shown = ", ".join([f"{name}={item!r}" for name, item in zip(field_names, self)])
        return f"{self.__class__.__name__}({shown})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    namespace = {
        "__doc__": f"{typename}({parameters})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except ValueError:
            pass
    if module is not None:
        result.__module__ = module
    return result


# ---- Counter ----


def _positive(counts):
    """A Counter of the pairs whose count is more than 0."""
    result = Counter()
    for element, count in counts:
        if count > 0:
            result[element] = count
    return result



class Counter(dict):
    """A dict of how often things occur. What it does not have occurs 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        """The n most frequent with their counts, the most frequent first; all without n."""
        if n is None:
            return sorted(self.items(), key=_itemgetter(1), reverse=True)
        import heapq

        return heapq.nlargest(n, self.items(), key=_itemgetter(1))

    def elements(self):
        """Each thing as often as it occurs."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if _is_mapping(iterable):
                if self:
                    self_get = self.get
                    for elem, count in iterable.items():
                        self[elem] = count + self_get(elem, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            self_get = self.get
            if _is_mapping(iterable):
                for elem, count in iterable.items():
                    self[elem] = self_get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = self_get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            d = dict(self.most_common())
        except TypeError:  # counts that cannot be compared
            d = dict(self)
        return f"{self.__class__.__name__}({d!r})"

    # Comparisons, with 0 for what is not there.

    def _compare_each(self, other, holds):
        """Whether it holds for the two counts of every element of either."""
        if not isinstance(other, Counter):
            return NotImplemented
        for counter in (self, other):
            for element in counter:
                if not holds(self[element], other[element]):
                    return False
        return True

    def __eq__(self, other):
        return self._compare_each(other, lambda mine, its: mine == its)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __le__(self, other):
        return self._compare_each(other, lambda mine, its: mine <= its)

    def __ge__(self, other):
        return self._compare_each(other, lambda mine, its: mine >= its)

    def __lt__(self, other):
        within = self.__le__(other)
        return within and self != other if within is not NotImplemented else within

    def __gt__(self, other):
        beyond = self.__ge__(other)
        return beyond and self != other if beyond is not NotImplemented else beyond

    # Arithmetic, as with multisets: only what is left with a positive count stays.

    def _combine(self, other, both, alone):
        """both(mine, its) for what is in here, alone(its) for what is only in the other."""
        if not isinstance(other, Counter):
            return NotImplemented
        counts = [(element, both(mine, other[element])) for element, mine in self.items()]
        counts += [(element, alone(its)) for element, its in other.items() if element not in self]
        return _positive(counts)

    def __add__(self, other):
        return self._combine(other, lambda mine, its: mine + its, lambda its: its)

    def __sub__(self, other):
        return self._combine(other, lambda mine, its: mine - its, lambda its: 0 - its)

    def __or__(self, other):
        return self._combine(other, lambda mine, its: max(mine, its), lambda its: its)

    def __and__(self, other):
        return self._combine(other, lambda mine, its: min(its, mine), lambda its: 0)

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive([(element, 0 - count) for element, count in self.items()])

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, other_count in other.items():
            if other_count > self[elem]:
                self[elem] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            other_count = other[elem]
            if other_count < count:
                self[elem] = other_count
        return self._keep_positive()


# ---- what needs the abstract base classes ----

# They take their time to be made: it is taken when somebody asks for one of these.


@_stand_in
def __getattr__(name):
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        import _collections_more

        for each in ("ChainMap", "UserDict", "UserList", "UserString"):
            globals()[each] = getattr(_collections_more, each)
        return globals()[name]
    if name == "abc":
        import collections.abc

        return collections.abc
    text = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(text, name=name, obj=_sys.modules[__name__])


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    from _collections_abc import Mapping

    return isinstance(value, Mapping)
