"""The containers of collections that are made of abstract base classes: ChainMap; and UserDict,
UserList and UserString, which wrap the built-in ones."""

import operator as _operator
import sys as _sys
from _collections_abc import Mapping, MutableMapping, MutableSequence, Sequence
from _genstep import stand_in as _stand_in
from itertools import repeat as _repeat
from reprlib import recursive_repr

# The classes belong to collections, which shows them.
__name__ = "collections"


class ChainMap(MutableMapping):
    """Several mappings as one: the first that has a key answers, and the first is written to."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    @recursive_repr()
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    # All maps answer.

    def __bool__(self):
        return any(self.maps)

    def __contains__(self, key):
        return any(map(_operator.contains, self.maps, _repeat(key)))

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys |= dict.fromkeys(mapping)
        return iter(keys)

    def __len__(self):
        return len(set().union(*self.maps))

    # The first is written to.

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise _not_in_first(key)

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise _not_in_first(key)

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def clear(self):
        self.maps[0].clear()

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    # Others are made of it.

    def new_child(self, m=None, **kwargs):
        if m is not None and kwargs:
            m.update(kwargs)
        return self.__class__(kwargs if m is None else m, *self.maps)

    @property
    def parents(self):
        return self.__class__(*self.maps[1:])

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def __or__(self, other):
        if isinstance(other, Mapping):
            result = self.copy()
            result.maps[0].update(other)
            return result
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, Mapping):
            result = dict(other)
            for mapping in reversed(self.maps):
                result.update(mapping)
            return self.__class__(result)
        return NotImplemented


@_stand_in
def _not_in_first(key):
    return KeyError(f"Key not found in the first mapping: {key!r}")


# ---- wrappers, which keep a built-in container in `data` ----


@_stand_in
def _plain(value, wrapper):
    """What a wrapper of this kind wraps; anything else as it is."""
    return value.data if isinstance(value, wrapper) else value


@_stand_in
def _twin(original):
    """A copy: the same attributes in another instance, with data of its own."""
    cls = original.__class__
    result = cls.__new__(cls)
    attributes = original.__dict__
    result.__dict__.update(attributes)
    result.__dict__["data"] = attributes["data"].copy()
    return result


class UserDict(MutableMapping):
    """A dict to inherit from."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for items in dict, kwargs or None:
            if items is not None:
                self.update(items)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(self.__class__, "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __or__(self, other):
        other = _plain(other, UserDict)
        return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        other = _plain(other, UserDict)
        return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= _plain(other, UserDict)
        return self

    def __copy__(self):
        return _twin(self)

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        from copy import copy

        # A subclass says how to copy it; it is not asked to copy the items.
        data, self.data = self.data, {}
        try:
            result = copy(self)
        finally:
            self.data = data
        result.update(self)
        return result


@_stand_in
def _items(values, kind):
    """What + takes: the items of a UserList, or of anything else as a list."""
    values = _plain(values, UserList)
    return values if isinstance(values, kind) else list(values)


class UserList(MutableSequence):
    """A list to inherit from."""

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data = list(_plain(initlist, UserList))

    def __repr__(self):
        return repr(self.data)

    # Comparisons.

    def __eq__(self, other):
        return self.data == _plain(other, UserList)

    def __lt__(self, other):
        return self.data < _plain(other, UserList)

    def __le__(self, other):
        return self.data <= _plain(other, UserList)

    def __gt__(self, other):
        return self.data > _plain(other, UserList)

    def __ge__(self, other):
        return self.data >= _plain(other, UserList)

    # Looking.

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    # Changing.

    def __delitem__(self, i):
        del self.data[i]

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def pop(self, i=-1):
        return self.data.pop(i)

    def __setitem__(self, i, item):
        self.data[i] = item

    def insert(self, i, item):
        self.data.insert(i, item)

    def append(self, item):
        self.data.append(item)

    def extend(self, other):
        self.data.extend(_plain(other, UserList))

    def __iadd__(self, other):
        self.data += _items(other, type(self.data))
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def reverse(self):
        self.data.reverse()

    # Making others.

    def __add__(self, other):
        return self.__class__(self.data + _items(other, type(self.data)))

    def __radd__(self, other):
        return self.__class__(_items(other, type(self.data)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def copy(self):
        return self.__class__(self)

    def __copy__(self):
        return _twin(self)


@_stand_in
def _text(value):
    """The str in a UserString, or str() of anything else."""
    value = _plain(value, UserString)
    return value if isinstance(value, str) else str(value)


class UserString(Sequence):
    """A str to inherit from."""

    def __init__(self, seq):
        self.data = _text(seq)

    def __getnewargs__(self):
        return (self.data[:],)

    def __repr__(self):
        return repr(self.data)

    def __hash__(self):
        return hash(self.data)

    # Conversions.

    def __complex__(self):
        return complex(self.data)

    def __float__(self):
        return float(self.data)

    def __int__(self):
        return int(self.data)

    def __str__(self):
        return str(self.data)

    def encode(self, encoding="utf-8", errors="strict"):
        encoding = "utf-8" if encoding is None else encoding
        return self.data.encode(encoding, "strict" if errors is None else errors)

    # Comparisons.

    def __eq__(self, string):
        return self.data == _plain(string, UserString)

    def __lt__(self, string):
        return self.data < _plain(string, UserString)

    def __le__(self, string):
        return self.data <= _plain(string, UserString)

    def __gt__(self, string):
        return self.data > _plain(string, UserString)

    def __ge__(self, string):
        return self.data >= _plain(string, UserString)

    # Looking.

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _plain(char, UserString) in self.data

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def startswith(self, prefix, start=0, end=_sys.maxsize):
        return self.data.startswith(prefix, start, end)

    def endswith(self, suffix, start=0, end=_sys.maxsize):
        return self.data.endswith(suffix, start, end)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    # Making others.

    def __add__(self, other):
        return self.__class__(self.data + _text(other))

    def __radd__(self, other):
        return self.__class__(_text(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def join(self, seq):
        return self.data.join(seq)

    def replace(self, old, new, maxsplit=-1):
        old, new = _plain(old, UserString), _plain(new, UserString)
        return self.__class__(self.data.replace(old, new, maxsplit))

    def removeprefix(self, prefix, /):
        return self.__class__(self.data.removeprefix(_plain(prefix, UserString)))

    def removesuffix(self, suffix, /):
        return self.__class__(self.data.removesuffix(_plain(suffix, UserString)))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    maketrans = str.maketrans


# Methods of str that differ in their names only, and how UserString's are made of a name.
_FAMILIES = (
    (
        "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable "
        "isspace istitle isupper",
        lambda name: lambda self: getattr(self.data, name)(),
    ),
    (
        "capitalize casefold lower swapcase title upper",
        lambda name: lambda self: self.__class__(getattr(self.data, name)()),
    ),
    (
        "center ljust rjust",
        lambda name: lambda self, width, *args: self.__class__(
            getattr(self.data, name)(width, *args)
        ),
    ),
    (
        "lstrip rstrip strip",
        lambda name: lambda self, chars=None: self.__class__(getattr(self.data, name)(chars)),
    ),
    (
        "partition rpartition",
        lambda name: lambda self, sep: getattr(self.data, name)(sep),
    ),
    (
        "split rsplit",
        lambda name: lambda self, sep=None, maxsplit=-1: getattr(self.data, name)(sep, maxsplit),
    ),
    (
        "count find index rfind rindex",
        lambda name: lambda self, sub, start=0, end=_sys.maxsize: getattr(self.data, name)(
            _plain(sub, UserString), start, end
        ),
    ),
)

for _names, _make in _FAMILIES:
    for _name in _names.split():
        _method = _make(_name)
        _method.__name__ = _name
        _method.__qualname__ = f"UserString.{_name}"
        _method.__code__ = _method.__code__.replace(
            co_name=_name, co_qualname=_method.__qualname__
        )
        setattr(UserString, _name, _method)
