# str.encode: encodings, error handlers, and what the exceptions carry.
for text in ["", "abc", "café", "中文", "a😀"]:
    for encoding in ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]:
        print(encoding, text.encode(encoding))
for name in ["UTF-8", "utf8", "U8", "Utf 8", "latin-1", "ISO-8859-1", "L1", "us-ascii", "646"]:
    print(name, "abc".encode(name))
for encoding in ["utf-8", "ascii", "latin-1", "utf-16-le"]:
    for errors in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]:
        for text in ["a\xe9b", "\u20ac\U0001f600!", "x\ud800\udc80y"]:
            try:
                print(encoding, errors, ascii(text), text.encode(encoding, errors))
            except UnicodeEncodeError as error:
                print(encoding, errors, ascii(text), error)
for text, encoding in [("ab\xe9\u0100c", "ascii"), ("\u0100", "latin-1"), ("a\ud800\udfffb", "utf-8"), ("\ud800", "utf-16"), ("\ud800", "utf-32")]:
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        print(error, (error.encoding, ascii(error.object), error.start, error.end, error.reason), len(error.args))
for act in [lambda: "a".encode("nonsense"), lambda: "".encode("nonsense"), lambda: "é".encode("ascii", "nonsense"), lambda: "a".encode("ascii", "nonsense"), lambda: "a".encode("rot13"), lambda: "a".encode("hex"), lambda: "a".encode(1), lambda: "a".encode("ascii", 2), lambda: "a".encode("a\0b"), lambda: "a".encode(None), lambda: "a".encode(name="x"), lambda: "é".encode(errors="strict", encoding="L1"), lambda: "Ā".encode("L1")]:
    try:
        print(act())
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))
