"""JSON: dumps makes text of dicts, lists, strings and numbers, loads makes them of text.

Scanning and encoding are C in CPython: the functions marked with stand_in leave no frames.
"""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

from _genstep import absent, stand_in, unsupported

absent(__name__, "decoder encoder scanner tool detect_encoding")


# ---- reading ----


class JSONDecodeError(ValueError):
    """The text is no JSON: what was expected, and where."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_WORDS = {"null": None, "true": True, "false": False}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@stand_in
def _skip(s, at):
    """Behind the white space at `at`."""
    while s[at : at + 1] in (" ", "\t", "\n", "\r"):
        at += 1
    return at


@stand_in
def _digits(s, at):
    while "0" <= s[at : at + 1] <= "9":
        at += 1
    return at


@stand_in
class _Scanner:
    """Reads values at a position: each method gives the value and the position behind it."""

    def __init__(self, decoder):
        self.decoder = decoder
        self.memo = {}

    def value(self, s, at):
        start = s[at : at + 1]
        if start == '"':
            return self.string(s, at + 1)
        if start == "{":
            return self.object(s, at + 1)
        if start == "[":
            return self.array(s, at + 1)
        for word, constant in _WORDS.items():
            if s.startswith(word, at):
                return constant, at + len(word)
        if start == "-" or "0" <= start <= "9":
            found = self.number(s, at)
            if found is not None:
                return found
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self.decoder.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def number(self, s, at):
        end = at + (s[at] == "-")
        if s[end : end + 1] == "0":
            end += 1
        else:
            whole = _digits(s, end)
            if whole == end:
                return None
            end = whole
        is_float = False
        if s[end : end + 1] == "." and _digits(s, end + 1) > end + 1:
            end = _digits(s, end + 1)
            is_float = True
        if s[end : end + 1] in ("e", "E"):
            sign = end + 1 + (s[end + 1 : end + 2] in ("+", "-"))
            if _digits(s, sign) > sign:
                end = _digits(s, sign)
                is_float = True
        parse = self.decoder.parse_float if is_float else self.decoder.parse_int
        return parse(s[at:end]), end

    def string(self, s, at):
        """The rest of a string whose opening quote is before `at`."""
        begin = at - 1
        pieces = []
        while True:
            start = at
            while True:
                letter = s[at : at + 1]
                if letter == "":
                    raise JSONDecodeError("Unterminated string starting at", s, begin)
                if letter == '"' or letter == "\\":
                    break
                if letter < " " and self.decoder.strict:
                    raise JSONDecodeError("Invalid control character at", s, at)
                at += 1
            pieces.append(s[start:at])
            at += 1
            if letter == '"':
                return "".join(pieces), at
            escape = s[at : at + 1]
            if escape == "":
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if escape != "u":
                if escape not in _ESCAPES:
                    raise JSONDecodeError("Invalid \\escape", s, at - 1)
                pieces.append(_ESCAPES[escape])
                at += 1
                continue
            code, at = self.unicode_escape(s, at + 1)
            if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", at):
                low = s[at + 2 : at + 6]
                if len(low) == 4 and all(c in "0123456789abcdefABCDEF" for c in low):
                    if 0xDC00 <= int(low, 16) <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10 | int(low, 16) - 0xDC00)
                        at += 6
            pieces.append(chr(code))

    def unicode_escape(self, s, at):
        text = s[at : at + 4]
        if len(text) < 4 or not all(c in "0123456789abcdefABCDEF" for c in text):
            raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
        return int(text, 16), at + 4

    def nested(self, s, at):
        try:
            return self.value(s, at)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at : at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.nested(s, at)
            values.append(value)
            at = _skip(s, at)
            mark = s[at : at + 1]
            if mark == "]":
                return values, at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            if s[at : at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def object(self, s, at):
        pairs = []
        at = _skip(s, at)
        mark = s[at : at + 1]
        while mark != "}":
            if mark != '"':
                raise JSONDecodeError(
                    "Expecting property name enclosed in double quotes", s, at
                )
            key, at = self.string(s, at + 1)
            key = self.memo.setdefault(key, key)
            at = _skip(s, at)
            if s[at : at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self.nested(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            mark = s[at : at + 1]
            if mark == "}":
                break
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip(s, at + 1)
            mark = s[at : at + 1]
            if mark == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
        if self.decoder.object_pairs_hook is not None:
            return self.decoder.object_pairs_hook(pairs), at + 1
        result = dict(pairs)
        if self.decoder.object_hook is not None:
            result = self.decoder.object_hook(result)
        return result, at + 1


class JSONDecoder:
    """Reads JSON; hooks may make other things of objects and numbers."""

    __module__ = "json.decoder"

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):  # fmt: skip
        self.strict = strict
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_int, self.parse_float = parse_int or int, parse_float or float
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__

    def decode(self, s):
        """The value of a whole text."""
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The value that begins at idx, and where it ends."""
        try:
            obj, end = _Scanner(self).value(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None
        return obj, end


_default_decoder = JSONDecoder()


def load(fp, *, cls=None, **kw):
    """The value of a stream's text."""
    return loads(fp.read(), cls=cls, **kw)


def loads(s, *, cls=None, **kw):
    """The value of a str, bytes or bytearray with JSON in it."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(
                f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}"
            )
        if s[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in s[:4]:
            unsupported("json.loads() of bytes that are not UTF-8")
        s = s.decode("utf-8", "surrogatepass")
    if cls is None and not any(value is not None for value in kw.values()):
        return _default_decoder.decode(s)
    kw = {name: value for name, value in kw.items() if value is not None}
    return (cls or JSONDecoder)(**kw).decode(s)


# ---- writing ----

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
            self.write_list(o, level)
        elif isinstance(o, dict):
            self.write_dict(o, level)
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

    def write_list(self, items, level):
        if not items:
            self.pieces.append("[]")
            return
        self.enter(items)
        separator = "[" + self.newline(level + 1)
        for index, item in enumerate(items):
            self.pieces.append(separator)
            separator = self.encoder.item_separator + self.newline(level + 1)
            try:
                self.write(item, level + 1)
            except Exception as exc:
                exc.add_note(f"when serializing {type(items).__name__} item {index}")
                raise
        self.leave(items)
        self.pieces.append(self.newline(level) + "]")

    def key(self, key):
        if isinstance(key, str):
            return key
        text = self.simple(key)
        if text is None and not self.encoder.skipkeys:
            raise TypeError(
                f"keys must be str, int, float, bool or None, not {key.__class__.__name__}"
            )
        return text

    def write_dict(self, dct, level):
        if not dct:
            self.pieces.append("{}")
            return
        self.enter(dct)
        separator = "{" + self.newline(level + 1)
        items = sorted(dct.items()) if self.encoder.sort_keys else dct.items()
        first = True
        for key, value in items:
            text = self.key(key)
            if text is None:
                continue
            self.pieces.append(separator)
            if first:
                separator = self.encoder.item_separator + self.newline(level + 1)
                first = False
            self.pieces.append(_quote(text, self.encoder.ensure_ascii))
            self.pieces.append(self.encoder.key_separator)
            try:
                self.write(value, level + 1)
            except Exception as exc:
                exc.add_note(f"when serializing {type(dct).__name__} item {key!r}")
                raise
        self.leave(dct)
        self.pieces.append("{}" if first else self.newline(level) + "}")


class JSONEncoder:
    """Writes JSON; a subclass's default() makes something writable of anything else."""

    __module__ = "json.encoder"

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


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):  # fmt: skip
    """The text of a value."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw,
    ).encode(obj)  # fmt: skip


def dump(obj, fp, **kw):
    """Writes the text to a stream."""
    cls = kw.pop("cls", None) or JSONEncoder
    for chunk in cls(**kw).iterencode(obj):
        fp.write(chunk)
