# Indexing, slicing, iterating, comparing, adding and repeating bytes.
data = b"genstep"
print(data[0], data[-1], data[2:5], data[::-1], data[::3], data[5:1:-2], data[10:], len(data), list(data), [*reversed(data)], tuple(iter(b"ab")))
print(b"n" in data, b"st" in data, b"" in data, 115 in data, 0 in data, bytearray(b"ge") in data)
print(data + b"!", data + bytearray(b"?"), data * 2, 0 * data, data * -1, b"a" < b"b", b"a" < b"ab", b"a" == "a", b"a" != bytearray(b"a"), b"b" > bytearray(b"a"), sorted([b"b", b"B", b"", b"ab"]))
print(hash(b"ab") == hash(bytes([97, 98])), {b"k": 1}[b"k"], bool(b""), bool(b"\0"), min(data), max(data), sum(data), data.__getnewargs__(), data.__bytes__() is data)
print(b"it's", b'"', b"'\"", b"\x00\t\n\r\\\x7f\xff", str(b"text"), f"{b'x'!r:>6}", ascii(b"\xe9"))
iterator = iter(data)
print(next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__(), list(iterator), type(iterator).__name__)


class Key(bytes):
    def __new__(cls, value):
        return super().__new__(cls, value.encode())


key = Key("abc")
print(key, type(key).__name__, key == b"abc", {key: 1}[b"abc"], type(key[:]).__name__, type(key + b"").__name__, type(key.strip()).__name__, type(bytes(key)).__name__, key.hex())
for act in [lambda: data["0"], lambda: data[7], lambda: data[1.0], lambda: data[10**30], lambda: data + "x", lambda: data + 1, lambda: "x" + data, lambda: data * 1.5, lambda: data < "x", lambda: "g" in data, lambda: 256 in data, lambda: None in data, lambda: data.missing, lambda: data.__setitem__(0, 1), lambda: data * data]:
    try:
        print(act())
    except (TypeError, IndexError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    data[0] = 1
except TypeError as error:
    print(error)
try:
    del data[0]
except TypeError as error:
    print(error)
