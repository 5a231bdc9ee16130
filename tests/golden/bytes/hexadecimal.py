# hex with separators and groups, fromhex with spaces, and their errors; translate and maketrans.
data = bytes(range(9))
print(data.hex(), data.hex(":"), data.hex("-", 2), data.hex("_", -4), data.hex(b" ", 4), data.hex(".", 0), data.hex(sep="|", bytes_per_sep=3), b"".hex(":"), bytearray(b"\xff\x00").hex(), memoryview(b"ab").hex("-"))
print(bytes.fromhex("00ff 7F\n\t41"), bytes.fromhex(""), bytearray.fromhex("6162"), bytes.fromhex(b"6162"))


class Key(bytes):
    pass


print(type(Key.fromhex("41")).__name__, Key.fromhex("41"))
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), table[97:100], b"aabbcc!".translate(table), b"aabbcc".translate(None, b"b"), bytearray(b"abc").translate(table, delete=b"a"), b"abc".translate(None) == b"abc")
for act in [lambda: data.hex(1), lambda: data.hex("ab"), lambda: data.hex("é"), lambda: data.hex(""), lambda: data.hex(":", "x"), lambda: data.hex(":", 1, 2), lambda: bytes.fromhex(1), lambda: bytes.fromhex("0"), lambda: bytes.fromhex("0x41"), lambda: bytes.fromhex("4 1"), lambda: bytes.fromhex("41é"), lambda: bytes.fromhex("zz"), lambda: data.translate(b"short"), lambda: data.translate("text"), lambda: data.translate(), lambda: data.translate(None, "a"), lambda: bytes.maketrans(b"a", b"bc"), lambda: bytes.maketrans("a", "b"), lambda: bytes.maketrans(b"a")]:
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
