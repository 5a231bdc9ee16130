"""Reading JSON.

Scanning is C in CPython: the functions marked with stand_in leave no frames.
"""

from _genstep import absent, stand_in

__all__ = ["JSONDecoder", "JSONDecodeError"]

absent(__name__, "JSONArray JSONObject py_scanstring c_scanstring scanner BACKSLASH")


class JSONDecodeError(ValueError):
    """The text is no JSON: what was expected, and where."""

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
def _unicode_escape(s, at):
    text = s[at : at + 4]
    if len(text) < 4 or not all(c in "0123456789abcdefABCDEF" for c in text):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
    return int(text, 16), at + 4


@stand_in
def scanstring(s, end, strict=True, /):
    """The rest of a string whose opening quote is before `end`, and the position behind it."""
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    if not 0 <= end <= len(s):
        raise ValueError("end is out of bounds")
    at = end
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
            if letter < " " and strict:
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
        code, at = _unicode_escape(s, at + 1)
        if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", at):
            low = s[at + 2 : at + 6]
            if len(low) == 4 and all(c in "0123456789abcdefABCDEF" for c in low):
                if 0xDC00 <= int(low, 16) <= 0xDFFF:
                    code = 0x10000 + ((code - 0xD800) << 10 | int(low, 16) - 0xDC00)
                    at += 6
        pieces.append(chr(code))


@stand_in
class _Scanner:
    """Reads values at a position: each method gives the value and the position behind it."""

    def __init__(self, decoder):
        self.decoder = decoder
        self.memo = {}

    def value(self, s, at):
        start = s[at : at + 1]
        if start == '"':
            return scanstring(s, at + 1, self.decoder.strict)
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
            key, at = scanstring(s, at + 1, self.decoder.strict)
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
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            obj, end = _Scanner(self).value(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None
        return obj, end
