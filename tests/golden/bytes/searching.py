# find, rfind, index, rindex, count, startswith, endswith: for parts and for single bytes.
data = b"abracadabra"
for part in [b"a", b"abra", b"", b"x", bytearray(b"bra"), memoryview(b"ra"), 97, 0]:
    shown = part if isinstance(part, int) else bytes(part)
    print(shown, data.find(part), data.rfind(part), data.count(part), data.find(part, 1), data.rfind(part, None, -1), data.count(part, 3, 8), data.find(part, 12))
print(data.startswith(b"abra"), data.startswith((b"x", bytearray(b"a"))), data.startswith(b"bra", 1), data.endswith(b"bra"), data.endswith(b"", 11), data.endswith(b"", 12), data.endswith(()), data.removeprefix(b"abra"), data.removesuffix(bytearray(b"bra")), data.removeprefix(b"x") is data)
for act in [lambda: data.find("a"), lambda: data.find(256), lambda: data.find(-1), lambda: data.find(1.5), lambda: data.find(), lambda: data.index(b"x"), lambda: data.rindex(120), lambda: data.count(None), lambda: data.find(b"a", "b"), lambda: data.startswith("a"), lambda: data.endswith((b"x", "a")), lambda: data.startswith(97), lambda: data.removeprefix("a"), lambda: data.removesuffix(1)]:
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
