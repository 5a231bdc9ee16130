"""Values printed over several lines where one is too short, so that their structure shows."""

__all__ = [
    "pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp",
]

import collections
import sys
import types
from io import StringIO


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *,
    compact=False, sort_dicts=True, underscore_numbers=False,
):
    """Print the value to a stream, sys.stdout by default."""
    printer = PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth,
        compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers,
    )
    printer.pprint(object)


def pformat(
    object, indent=1, width=80, depth=None, *,
    compact=False, sort_dicts=True, underscore_numbers=False,
):
    """The text that pprint() prints, without the newline at its end."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth,
        compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Like repr(), with a note where a value contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether Python could read saferepr(object) back."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether the value contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SortKey:
    """Orders what has no order by the names of the types, then by identity."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return self.fallback() < other.fallback()

    def fallback(self):
        return str(type(self.value)), id(self.value)


def _sort_key_of_pair(pair):
    return _SortKey(pair[0]), _SortKey(pair[1])


class PrettyPrinter:
    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *,
        compact=False, sort_dicts=True, underscore_numbers=False,
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        text = StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The value in one line, whether Python could read it back, and whether it contains
        itself. Subclasses may say otherwise; context has the ids of what it is inside of."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        """Write the value in one line if it fits between the indentation and what comes behind it
        (allowance), else in its shape over several lines, if it has one."""
        if id(object) in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        shape = _shape_of(object) if len(text) > self._width - indent - allowance else None
        if shape is None:
            stream.write(text)
            return
        context[id(object)] = 1
        shape(_Lines(self, stream, indent, allowance, context, level + 1), object)
        del context[id(object)]

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _SCALARS:
            return repr(object), True, False
        own_repr = getattr(cls, "__repr__", None)
        if issubclass(cls, int) and own_repr is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        for base, (opening, closing) in _BRACKETS.items():
            if issubclass(cls, base) and own_repr is base.__repr__:
                break
        else:
            text = repr(object)
            return text, text and not text.startswith("<"), False
        if not object:
            return opening + closing, True, False
        if base is tuple and len(object) == 1:
            closing = ",)"
        inside_itself = id(object) in context
        if maxlevels and level >= maxlevels:
            return f"{opening}...{closing}", False, inside_itself
        if inside_itself:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        for item in self._sorted_items(object) if base is dict else object:
            texts = []
            for part in item if base is dict else (item,):
                text, part_readable, part_recursive = self.format(
                    part, context, maxlevels, level + 1
                )
                texts.append(text)
                readable = readable and part_readable
                recursive = recursive or bool(part_recursive)
            parts.append(": ".join(texts))
        del context[id(object)]
        return opening + ", ".join(parts) + closing, readable, recursive

    def _sorted_items(self, mapping):
        items = mapping.items()
        return sorted(items, key=_sort_key_of_pair) if self._sort_dicts else items


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})
_BRACKETS = {dict: "{}", list: "[]", tuple: "()"}


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class _Lines:
    """Lines on their way to a stream: how far they are indented, what must fit behind the last
    one, and what they are inside of."""

    def __init__(self, printer, stream, indent, allowance, context, level):
        self.printer = printer
        self.write = stream.write
        self.stream = stream
        self.indent = indent
        self.allowance = allowance
        self.context = context
        self.level = level

    def open(self, text, closing):
        """Write what comes first; the rest stands behind it, and before what closes it."""
        self.write(text)
        self.indent += len(text)
        self.allowance += len(closing)

    def value(self, object, last=True, shift=0):
        """Write a value, behind which there is a comma if it is not the last one."""
        self.printer._format(
            object, self.stream, self.indent + shift, self.allowance if last else 1,
            self.context, self.level,
        )

    def one_line(self, object):
        return self.printer._repr(object, self.context, self.level)

    def break_line(self):
        self.write("\n" + " " * self.indent)

    def pad(self):
        """The first item stands below the others."""
        self.write((self.printer._indent_per_level - 1) * " ")

    def items(self, values):
        printer = self.printer
        self.pad()
        self.indent += printer._indent_per_level
        next_line = ",\n" + " " * self.indent
        room = whole_room = printer._width - self.indent + 1
        between = ""
        values = list(values)
        for number, value in enumerate(values, 1):
            last = number == len(values)
            if last:
                room -= self.allowance
                whole_room -= self.allowance
            if printer._compact:
                text = self.one_line(value)
                needed = len(text) + 2
                if room < needed:
                    room = whole_room
                    between = between and next_line
                if room >= needed:
                    room -= needed
                    self.write(between + text)
                    between = ", "
                    continue
            self.write(between)
            between = next_line
            self.value(value, last)

    def pairs(self, items):
        self.indent += self.printer._indent_per_level
        for number, (key, value) in enumerate(items, 1):
            text = self.one_line(key) + ": "
            self.write(text)
            self.value(value, number == len(items), len(text))
            if number < len(items):
                self.write(",")
                self.break_line()

    def fields(self, items):
        for number, (name, value) in enumerate(items, 1):
            self.write(name + "=")
            if id(value) in self.context:
                self.write("...")
            else:
                self.value(value, number == len(items), len(name) + 1)
            if number < len(items):
                self.write(",")
                self.break_line()

    def literals(self, texts):
        """Texts that Python puts together: in parentheses, unless they are inside of something."""
        alone = self.level == 1 and len(texts) > 1
        if alone:
            self.write("(")
        self.write_lines(texts)
        if alone:
            self.write(")")

    def write_lines(self, texts):
        for number, text in enumerate(texts):
            if number > 0:
                self.break_line()
            self.write(text)


# The shapes, each of which writes an object of its type over several lines.


def _dict(lines, object):
    lines.write("{")
    lines.allowance += 1
    lines.pad()
    if object:
        lines.pairs(lines.printer._sorted_items(object))
    lines.write("}")


def _list(lines, object):
    lines.write("[")
    lines.allowance += 1
    lines.items(object)
    lines.write("]")


def _tuple(lines, object):
    closing = ",)" if len(object) == 1 else ")"
    lines.write("(")
    lines.allowance += len(closing)
    lines.items(object)
    lines.write(closing)


def _set(lines, object):
    if not object:
        lines.write(repr(object))
        return
    cls = object.__class__
    closing = "}" if cls is set else "})"
    if cls is not set:
        lines.open(cls.__name__ + "(", "")
    lines.write("{")
    lines.allowance += len(closing)
    lines.items(sorted(object, key=_SortKey))
    lines.write(closing)


def _words(text):
    """The text in pieces of a word and the spaces behind it."""
    start = 0
    for place in range(1, len(text)):
        if text[place - 1].isspace() and not text[place].isspace():
            yield text[start:place]
            start = place
    yield text[start:]


def _filled(pieces, room, last_room):
    """The reprs of as many pieces at once as have room; the last piece has less of it."""
    current = pieces[0][:0]
    for number, piece in enumerate(pieces, 1):
        if number == len(pieces):
            room = last_room
        if len(repr(current + piece)) > room:
            if current:
                yield repr(current)
            current = piece
        else:
            current += piece
    if current:
        yield repr(current)


def _str(lines, object):
    if not object:
        lines.write(repr(object))
        return
    if lines.level == 1:
        lines.indent += 1
        lines.allowance += 1
    room = lines.printer._width - lines.indent
    texts = []
    parts = object.splitlines(True)
    for number, line in enumerate(parts, 1):
        last_room = room - lines.allowance if number == len(parts) else room
        if len(repr(line)) <= last_room:
            texts.append(repr(line))
        else:
            texts += _filled(list(_words(line)), room, last_room)
    lines.literals(texts)


def _bytes(lines, object):
    if len(object) <= 4:
        lines.write(repr(object))
        return
    alone = lines.level == 1
    if alone:
        lines.open("(", ")")
    room = lines.printer._width - lines.indent
    pieces = [object[start : start + 4] for start in range(0, len(object), 4)]
    # Only a last piece of less than four bytes begins where the room becomes less.
    last_room = room - lines.allowance if len(object) % 4 else room
    lines.write_lines(_filled(pieces, room, last_room))
    if alone:
        lines.write(")")


def _bytearray(lines, object):
    lines.open("bytearray(", ")")
    lines.level += 1
    _bytes(lines, bytes(object))
    lines.write(")")


def _mapping_proxy(lines, object):
    lines.open("mappingproxy(", ")")
    lines.value(object.copy())
    lines.write(")")


def _namespace(lines, object):
    cls = object.__class__
    lines.open(("namespace" if cls is types.SimpleNamespace else cls.__name__) + "(", "")
    lines.fields(object.__dict__.items())
    lines.write(")")


def _dataclass(lines, object):
    from dataclasses import fields

    lines.open(object.__class__.__name__ + "(", "")
    lines.fields([(field.name, getattr(object, field.name)) for field in fields(object) if field.repr])
    lines.write(")")


def _ordered_dict(lines, object):
    if not object:
        lines.write(repr(object))
        return
    lines.open(object.__class__.__name__ + "(", ")")
    lines.value(list(object.items()))
    lines.write(")")


def _default_dict(lines, object):
    if not object:
        lines.write(repr(object))
        return
    factory = lines.one_line(object.default_factory)
    lines.open(object.__class__.__name__ + "(", ")")
    lines.write(factory + ",")
    lines.break_line()
    _dict(lines, object)
    lines.write(")")


def _counter(lines, object):
    if not object:
        lines.write(repr(object))
        return
    lines.open(object.__class__.__name__ + "(", "})")
    lines.write("{")
    lines.pad()
    lines.pairs(object.most_common())
    lines.write("})")


def _chain_map(lines, object):
    if not object.maps:
        lines.write(repr(object))
        return
    lines.open(object.__class__.__name__ + "(", ")")
    for number, mapping in enumerate(object.maps, 1):
        lines.value(mapping, number == len(object.maps))
        if number < len(object.maps):
            lines.write(",")
            lines.break_line()
    lines.write(")")


def _deque(lines, object):
    if not object:
        lines.write(repr(object))
        return
    lines.open(object.__class__.__name__ + "(", "")
    indent = lines.indent
    lines.write("[")
    if object.maxlen is None:
        lines.allowance += 2
        lines.items(object)
        lines.write("])")
        return
    lines.allowance = 2
    lines.items(object)
    lines.indent = indent
    lines.write("],")
    lines.break_line()
    lines.write(f"maxlen={lines.one_line(object.maxlen)})")


def _user_data(lines, object):
    lines.level -= 1
    lines.value(object.data)


_SHAPES = {
    dict.__repr__: _dict,
    list.__repr__: _list,
    tuple.__repr__: _tuple,
    set.__repr__: _set,
    frozenset.__repr__: _set,
    str.__repr__: _str,
    bytes.__repr__: _bytes,
    bytearray.__repr__: _bytearray,
    types.MappingProxyType.__repr__: _mapping_proxy,
    types.SimpleNamespace.__repr__: _namespace,
    collections.OrderedDict.__repr__: _ordered_dict,
    collections.defaultdict.__repr__: _default_dict,
    collections.Counter.__repr__: _counter,
    collections.ChainMap.__repr__: _chain_map,
    collections.deque.__repr__: _deque,
    collections.UserDict.__repr__: _user_data,
    collections.UserList.__repr__: _user_data,
    collections.UserString.__repr__: _user_data,
}


def _shape_of(object):
    shape = _SHAPES.get(type(object).__repr__)
    if shape is None and _has_generated_repr(object):
        return _dataclass
    return shape


def _has_generated_repr(object):
    """Whether it is an instance of a dataclass that has not a __repr__ of its own."""
    from dataclasses import is_dataclass

    return (
        is_dataclass(object)
        and not isinstance(object, type)
        and object.__dataclass_params__.repr
        and hasattr(object.__repr__, "__wrapped__")
        and "__create_fn__" in object.__repr__.__wrapped__.__qualname__
    )
