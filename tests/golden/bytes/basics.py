# bytes and bytearray.
b = b"abc\x00\xff"
print(b, len(b), b[0], b[1:3], b[-1], list(b), b + b"d", b * 2, b"b" in b, 97 in b, b.hex(), bytes.fromhex("61 62"))
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b"a,b".split(b","), b",".join([b"x", b"y"]), b"Abc".upper(), b"abc".find(b"c"), b"abc".replace(b"b", b"--"))
print(b"abc" < b"abd", b"abc" == "abc", b"it's", b'"', b"\n\t\\", b"%d-%s" % (5, b"x"), b"  x ".strip(), b"abc".startswith(b"ab"), b"abc".decode())
a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
a[1:3] = b"EL"
del a[-1]
print(a, bytes(a), a.pop(), len(a), a == b"HELlo!", a.find(b"l"))
for act in (lambda: bytes([256]), lambda: bytes("é"), lambda: b[9], lambda: b + "x", lambda: bytes(-1), lambda: b.decode("ascii"), lambda: "a" in b, lambda: a.append(300)):
    try:
        act()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
