# json.decoder and json.encoder, and JSON in bytes of other encodings than UTF-8.
import json, json.decoder
from json.encoder import JSONEncoder


def show(what):
    try:
        print(repr(what()))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


print(json.decoder.JSONDecodeError is json.JSONDecodeError, JSONEncoder, json.JSONDecoder, json.JSONDecodeError.__module__)
for encoding in "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split():
    b = '{"a": "é☃"}'.encode(encoding) if encoding != "utf-8-sig" else b"\xef\xbb\xbf" + '{"a": "é☃"}'.encode()
    show(lambda: (json.detect_encoding(b), json.loads(b), json.loads(bytearray(b))))
for b in [b"", b"1", b"12", b"\0", b"1\0", b"\x001", b"123", b"1\0\0\0", b"\0\0\0001", b"1\0002\0", b"\0\0", b"\xff\xfe", b"1\0\0", b"\0001\0002", b"1\0\x001"]:
    show(lambda: (b, json.detect_encoding(b)))
    show(lambda: json.loads(b))
show(lambda: json.decoder.scanstring('"abc\\u1234"', 1))
show(lambda: json.decoder.scanstring('"abc\n"', 1, False))
show(lambda: json.decoder.scanstring('"abc\n"', 1))
show(lambda: json.decoder.scanstring('"abc', 1))
show(lambda: json.decoder.scanstring(5, 1))
show(lambda: json.decoder.scanstring("abc", 10))
show(lambda: json.decoder.scanstring("abc", -1))
show(lambda: json.encoder.encode_basestring_ascii("é☃\U0001f600\n"))
show(lambda: json.encoder.encode_basestring("é☃\U0001f600\n"))
show(lambda: json.encoder.encode_basestring(5))
show(lambda: json.encoder.encode_basestring_ascii(b"5"))
show(lambda: json.loads('{"a" 1}'))
