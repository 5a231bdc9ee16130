# bytes.decode and str(bytes, ...): encodings and error handlers.
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"abc".decode("ASCII"), b"\xf0\x9f\x98\x80".decode("utf8"), bytearray(b"xy").decode(), str(memoryview(b"view"), "ascii"))
print(b"\xff\xfea\x00".decode("utf-16"), b"\xfe\xff\x00a".decode("utf-16"), b"a\x00=\xd8\x00\xde".decode("utf-16-le"), b"\x00a".decode("utf-16-be"), b"a\x00\x00\x00".decode("utf-32"), b"\x00\x00\xfe\xff\x00\x01\xf6\x00".decode("utf-32"), repr(b"\xef\xbb\xbfx".decode()), repr(b"".decode("nonsense")))
broken = [b"\xff", b"a\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\x80\x81x", b"\xf8\x88\x80\x80\x80"]
for data in broken:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        print(error, error.args, error.start, error.end)
    print("   ", *[ascii(data.decode("utf-8", errors)) for errors in ["ignore", "replace", "backslashreplace", "surrogateescape"]], data.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == data)
print(ascii(b"\xed\xa0\x80\xed\xb0\x80".decode("utf-8", "surrogatepass")), ascii(b"\x00\xd8".decode("utf-16-le", "surrogatepass")), ascii(b"a\xe9".decode("ascii", "surrogateescape")), b"a\xe9b".decode("ascii", "replace"), b"a\xe9b".decode("ascii", "ignore"))
for data, encoding in [(b"a\xe9", "ascii"), (b"\xff", "utf-16"), (b"\x00\xd8", "utf-16"), (b"\x00\xd8a\x00", "utf-16"), (b"\x00\xdc", "utf-16"), (b"\xfe\xff\xd8\x00", "utf-16"), (b"abc", "utf-32"), (b"\xff\xff\xff\xff", "utf-32"), (b"\x00\xd8\x00\x00", "utf-32"), (b"\xff", "u8")]:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        print(error, (error.encoding, error.object, error.start, error.end, error.reason), getattr(error, "__notes__", None))
for act in [lambda: b"a".decode("nonsense"), lambda: b"\xff".decode("utf-8", "nonsense"), lambda: b"\xff".decode("ascii", "xmlcharrefreplace"), lambda: b"\xff".decode(errors="namereplace"), lambda: b"a".decode("hex"), lambda: b"a".decode(1), lambda: b"a".decode("ascii", 1), lambda: b"a".decode("a\0"), lambda: b"a".decode(x=1), lambda: str(b"a", 1), lambda: str("a", "utf-8"), lambda: str(1, "utf-8"), lambda: str(b"\xff", errors="strict"), lambda: str(b"a", "utf-8", "strict", 1)]:
    try:
        print(act())
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
