# UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError made by hand: attributes and text.
def attempt(act):
    try:
        print(repr(act()))
    except Exception as error:
        print(type(error).__name__, error)


def change(error, name, value):
    try:
        setattr(error, name, value)
    except (TypeError, OverflowError) as problem:
        print(type(problem).__name__, problem)
    attempt(lambda: str(error))


for kind, data in [(UnicodeEncodeError, "a\xe9\u20ac😀"), (UnicodeDecodeError, b"a\xe9\x00\xff")]:
    for start, end in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 3), (1, 1), (4, 5), (-5, -9), (7, 9)]:
        print(kind("codec", data, start, end, "why"), end="; ")
    print(kind("codec", data[:0], 0, 1, "why"))
    error = kind("codec", data, 0, 1, "why")
    print(error.encoding, error.start, error.end, error.reason, ascii(error.args), isinstance(error, UnicodeError), kind.__mro__[2])
    for name, value in [("start", 1), ("end", 2), ("reason", "other"), ("encoding", 5), ("start", "1"), ("end", 10**30), ("object", 5)]:
        change(error, name, value)
    empty = kind.__new__(kind)
    print(repr(str(empty)), empty.start, empty.end, empty.reason, empty.object, empty.args)
    error = kind("codec", data, 0, 1, "why")
    del error.reason, error.encoding
    print(error, error.reason)
    for args in [(), ("codec",), (1, data, 0, 1, "why"), ("codec", 5, 0, 1, "why"), ("codec", data, "0", 1, "why"), ("codec", data, 0, 1.5, "why"), ("codec", data, 0, 1, None), ("codec", data, 10**30, 1, "why")]:
        attempt(lambda: kind(*args))
print(UnicodeDecodeError("codec", bytearray(b"ab"), 0, 1, "why").object, UnicodeTranslateError("aé", 1, 2, "why"), UnicodeTranslateError("aé", 0, 2, "why").reason)
attempt(lambda: UnicodeTranslateError("a", 0, 1, 2))
attempt(lambda: UnicodeEncodeError("codec", b"", 0, 1, "why"))
print(repr(UnicodeError("any", 1)))
