"""Containers beside list, dict and the others.

deque, defaultdict and OrderedDict are written in C, as in CPython; the rest is here.
"""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
    "defaultdict", "deque", "namedtuple",
]

import operator as _operator
import sys as _sys

from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from _genstep import stand_in as _stand_in
from _lambda import make as _make_lambda
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword


# ---- named tuples ----


@_stand_in
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
    parameters = ", ".join(field_names) + "," * (count == 1)
    tuple_new = tuple.__new__
    new_globals = {"_tuple_new": tuple_new, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    # A function with just these parameters, so that its errors name them.
    __new__ = _make_lambda(f"lambda _cls, {parameters}: _tuple_new(_cls, ({parameters}))", new_globals)
    __new__.__name__ = "__new__"
    __new__.__defaults__ = defaults
    __new__.__doc__ = f"Create new instance of {typename}({parameters})"

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


@_stand_in
def _counter_of(counts):
    result = Counter()
    dict.update(result, counts)
    return result


@_stand_in
def _above_zero(counts):
    for element, count in counts:
        if count > 0:
            yield element, count


@_stand_in
def _below_zero(counts):
    """The pairs with a negative count, as a positive one."""
    for element, count in counts:
        if count < 0:
            yield element, 0 - count


@_stand_in
def _both_counts(left, right):
    """The two counts of every element of either; those of both come twice."""
    for counter in left, right:
        for element in counter:
            yield left[element], right[element]


@_stand_in
def _combined(left, right, combine):
    for element, count in left.items():
        yield element, combine(count, right[element])


@_stand_in
def _arithmetic(left, right, combine, keep_rest):
    """A Counter of combine(mine, its) for what is on the left, where that is more than 0, and of
    what there is to keep of the rest, which is on the right only."""
    if not isinstance(right, Counter):
        return NotImplemented
    rest = (pair for pair in right.items() if pair[0] not in left)
    return _counter_of(_chain(_above_zero(_combined(left, right, combine)), keep_rest(rest)))


@_stand_in
def _larger(mine, its):
    return its if mine < its else mine


@_stand_in
def _smaller(mine, its):
    return mine if mine < its else its


class Counter(dict):
    """A dict of how often things occur. What it does not have occurs 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def update(self, iterable=None, /, **kwds):
        if iterable is None:
            pass
        elif not _is_mapping(iterable):
            _count_elements(self, iterable)
        elif self:
            get = self.get
            for element, count in iterable.items():
                self[element] = count + get(element, 0)
        else:
            super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            get = self.get
            counts = iterable.items() if _is_mapping(iterable) else zip(iterable, _repeat(1))
            for element, count in counts:
                self[element] = get(element, 0) - count
        if kwds:
            self.subtract(kwds)

    def total(self):
        return sum(self.values())

    def elements(self):
        """Each thing as often as it occurs."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    def most_common(self, n=None):
        """The n most frequent with their counts, the most frequent first; all without n."""
        if n is None:
            return sorted(self.items(), key=_operator.itemgetter(1), reverse=True)
        from heapq import nlargest

        return nlargest(n, self.items(), key=_operator.itemgetter(1))

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that cannot be compared
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    # Comparisons, with 0 for what is not there.

    def __eq__(self, other):
        if isinstance(other, Counter):
            return all(mine == its for mine, its in _both_counts(self, other))
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, Counter):
            return all(mine <= its for mine, its in _both_counts(self, other))
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Counter):
            return all(mine >= its for mine, its in _both_counts(self, other))
        return NotImplemented

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    # Arithmetic, as with multisets.

    def __add__(self, other):
        return _arithmetic(self, other, _operator.add, _above_zero)

    def __sub__(self, other):
        return _arithmetic(self, other, _operator.sub, _below_zero)

    def __or__(self, other):
        return _arithmetic(self, other, _larger, _above_zero)

    def __and__(self, other):
        return _arithmetic(self, other, _smaller, lambda rest: ())

    def __pos__(self):
        return _counter_of(_above_zero(self.items()))

    def __neg__(self):
        return _counter_of(_below_zero(self.items()))

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            limit = other[element]
            if limit < count:
                self[element] = limit
        return self._keep_positive()

    def _keep_positive(self):
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self


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
