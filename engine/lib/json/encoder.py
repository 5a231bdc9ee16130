"""Writing JSON.

Encoding is C in CPython: the functions marked with stand_in leave no frames.
"""

from _genstep import absent, stand_in

absent(__name__, "c_make_encoder py_encode_basestring py_encode_basestring_ascii ESCAPE ESCAPE_ASCII ESCAPE_DCT INFINITY")

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}


@stand_in
def _quote(s, ascii_only):
    pieces = ['"']
    for letter in s:
        if letter in _SHORT:
            pieces.append(_SHORT[letter])
        elif " " <= letter <= "~" or not ascii_only and letter > "~":
            pieces.append(letter)
        else:
            code = ord(letter)
            if code > 0xFFFF:
                code -= 0x10000
                pieces.append(f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}")
            else:
                pieces.append(f"\\u{code:04x}")
    pieces.append('"')
    return "".join(pieces)


@stand_in
def encode_basestring(s, /):
    """A str with quotes; what is no control character as it is."""
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    return _quote(s, False)


@stand_in
def encode_basestring_ascii(s, /):
    """A str with quotes, of ASCII letters only."""
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    return _quote(s, True)


@stand_in
class _Writer:
    """Adds the pieces of a value's text to a list."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.markers = {} if encoder.check_circular else None
        self.pieces = []
        self.indent = encoder.indent
        if self.indent is not None and not isinstance(self.indent, str):
            self.indent = " " * self.indent

    def number(self, o):
        if o != o:
            text = "NaN"
        elif o == float("inf"):
            text = "Infinity"
        elif o == float("-inf"):
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def simple(self, o):
        """The text of what is no container and needs no help; else None."""
        if isinstance(o, str):
            return _quote(o, self.encoder.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def enter(self, o):
        if self.markers is not None:
            if id(o) in self.markers:
                raise ValueError("Circular reference detected")
            self.markers[id(o)] = o

    def leave(self, o):
        if self.markers is not None:
            del self.markers[id(o)]

    def write(self, o, level):
        text = self.simple(o)
        if text is not None:
            self.pieces.append(text)
        elif isinstance(o, (list, tuple)):
            self.write_all(o, level, "[]", self.list_items)
        elif isinstance(o, dict):
            self.write_all(o, level, "{}", self.dict_items)
        else:
            self.enter(o)
            other = self.encoder.default(o)
            try:
                self.write(other, level)
            except Exception as exc:
                exc.add_note(f"when serializing {type(o).__name__} object")
                raise
            self.leave(o)

    def newline(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def key(self, key):
        if isinstance(key, str):
            return key
        text = self.simple(key)
        if text is None and not self.encoder.skipkeys:
            raise TypeError(
                f"keys must be str, int, float, bool or None, not {key.__class__.__name__}"
            )
        return text

    def list_items(self, items):
        for index, item in enumerate(items):
            yield index, "", item

    def dict_items(self, dct):
        for key, value in sorted(dct.items()) if self.encoder.sort_keys else dct.items():
            text = self.key(key)
            if text is not None:
                text = _quote(text, self.encoder.ensure_ascii)
                yield key, text + self.encoder.key_separator, value

    def write_all(self, container, level, brackets, get_items):
        """Writes what get_items yields: an item's key, what stands before the item, the item."""
        if not container:
            self.pieces.append(brackets)
            return
        self.enter(container)
        first = True
        separator = brackets[0] + self.newline(level + 1)
        for key, before, item in get_items(container):
            self.pieces.append(separator + before)
            if first:
                first = False
                separator = self.encoder.item_separator + self.newline(level + 1)
            try:
                self.write(item, level + 1)
            except Exception as exc:
                exc.add_note(f"when serializing {type(container).__name__} item {key!r}")
                raise
        self.leave(container)
        self.pieces.append(brackets if first else self.newline(level) + brackets[1])


class JSONEncoder:
    """Writes JSON; a subclass's default() makes something writable of anything else."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):  # fmt: skip
        self.skipkeys, self.check_circular, self.sort_keys = skipkeys, check_circular, sort_keys
        self.ensure_ascii, self.allow_nan, self.indent = ensure_ascii, allow_nan, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","  # a line ends there
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        writer = _Writer(self)
        writer.write(o, 0)
        return iter(writer.pieces)
