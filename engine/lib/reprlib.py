"""repr() that keeps short: long containers and strings are cut, deep nesting is left out."""

__all__ = ["Repr", "repr", "recursive_repr"]

import builtins


def recursive_repr(fillvalue="..."):
    """A decorator of __repr__ methods: an object met inside its own repr gives fillvalue."""

    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                result = user_function(self)
            finally:
                running.discard(key)
            return result

        for name in "__module__", "__doc__", "__name__", "__qualname__":
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__annotate__ = getattr(user_function, "__annotate__", None)
        wrapper.__type_params__ = getattr(user_function, "__type_params__", ())
        wrapper.__wrapped__ = user_function
        return wrapper

    return decorating_function


def _first(items, count):
    """The first `count` items."""
    for item in items:
        if count <= 0:
            return
        count -= 1
        yield item


def _possibly_sorted(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    # Methods for these names are meant for types of these modules only.
    _lookup = {
        "tuple": "builtins", "list": "builtins", "array": "array", "set": "builtins",
        "frozenset": "builtins", "deque": "collections", "dict": "builtins",
        "str": "builtins", "int": "builtins",
    }  # fmt: skip

    def __init__(
        self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6,
        maxfrozenset=6, maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue="...",
        indent=None,
    ):  # fmt: skip
        for name, value in locals().items():
            if name != "self":
                setattr(self, name, value)

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = "_".join(cls.__name__.split()) if " " in cls.__name__ else cls.__name__
        method = getattr(self, "repr_" + name, None)
        if method:
            if name not in self._lookup:
                return method(x, level)
            if getattr(cls, "__module__", None) == self._lookup[name]:
                return method(x, level)
        return self.repr_instance(x, level)

    def _join(self, pieces, level):
        indent = self.indent
        if indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        try:
            separator = ",\n" + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(
                f"Repr.indent must be a str, int or None, not {type(indent)}"
            ) from error
        return separator.join(("", *pieces, ""))[1 : -len(indent) or None]

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        size = len(x)
        if level <= 0 and size:
            return left + self.fillvalue + right
        pieces = [self.repr1(item, level - 1) for item in _first(x, maxiter)]
        if size > maxiter:
            pieces.append(self.fillvalue)
        text = self._join(pieces, level)
        if size == 1 and trail and self.indent is None:
            right = trail + right
        return left + text + right

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return "set()"
        return self._repr_iterable(_possibly_sorted(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        items = _possibly_sorted(x)
        return self._repr_iterable(items, level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        size = len(x)
        if size == 0:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = []
        for key in _first(_possibly_sorted(x), self.maxdict):
            shown = self.repr1(key, level - 1)
            pieces.append(f"{shown}: {self.repr1(x[key], level - 1)}")
        if size > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._join(pieces, level) + "}"

    def _cut(self, text, limit):
        """At most `limit` characters: the first and the last ones."""
        head = max(0, (limit - 3) // 2)
        tail = max(0, limit - 3 - head)
        return text[:head] + self.fillvalue + text[len(text) - tail :]

    def repr_str(self, x, level):
        text = builtins.repr(x[: self.maxstring])
        if len(text) > self.maxstring:
            head = max(0, (self.maxstring - 3) // 2)
            tail = max(0, self.maxstring - 3 - head)
            text = builtins.repr(x[:head] + x[len(x) - tail :])
            text = self._cut(text, self.maxstring)
        return text

    def repr_int(self, x, level):
        try:
            text = builtins.repr(x)
        except ValueError:  # more digits than str() makes
            import math
            import sys

            digits = 1 + int(math.log10(abs(x)))
            limit = sys.get_int_max_str_digits()
            return (
                f"<{x.__class__.__name__} instance with roughly {digits} digits "
                f"(limit at {limit}) at 0x{id(x):x}>"
            )
        if len(text) > self.maxlong:
            text = self._cut(text, self.maxlong)
        return text

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:  # a __repr__ that fails is no reason to fail here
            return f"<{x.__class__.__name__} instance at {id(x):#x}>"
        if len(text) > self.maxother:
            text = self._cut(text, self.maxother)
        return text


aRepr = Repr()
repr = aRepr.repr
