"""JSON: dumps makes text of dicts, lists, strings and numbers, loads makes them of text."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

from _genstep import absent

from .decoder import JSONDecodeError, JSONDecoder
from .encoder import JSONEncoder

absent(__name__, "scanner tool codecs")

_default_decoder = JSONDecoder()


_UTF_8_MARK = b"\xef\xbb\xbf"


def detect_encoding(b):
    """The UTF that bytes with JSON in them are in: it begins with two ASCII letters."""
    if b.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(_UTF_8_MARK):
        return "utf-8-sig"
    if len(b) >= 4 or len(b) == 2:
        if b[0] == 0:
            return "utf-32-be" if len(b) >= 4 and b[1] == 0 else "utf-16-be"
        if b[1] == 0:
            return "utf-32-le" if b[2:4] == b"\0\0" else "utf-16-le"
    return "utf-8"


def load(fp, *, cls=None, **kw):
    """The value of a stream's text."""
    return loads(fp.read(), cls=cls, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):  # fmt: skip
    """The value of a str, bytes or bytearray with JSON in it."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(
                f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}"
            )
        encoding = detect_encoding(s)
        if encoding == "utf-8-sig":
            s, encoding = s[len(_UTF_8_MARK) :], "utf-8"
        s = s.decode(encoding, "surrogatepass")
    hooks = {
        "object_hook": object_hook, "object_pairs_hook": object_pairs_hook,
        "parse_float": parse_float, "parse_int": parse_int, "parse_constant": parse_constant,
    }  # fmt: skip
    kw.update((name, hook) for name, hook in hooks.items() if hook is not None)
    if cls is None and not kw:
        return _default_decoder.decode(s)
    return (cls or JSONDecoder)(**kw).decode(s)


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
