# int.to_bytes and int.from_bytes: order, sign, and what does not fit.
numbers = [0, 1, -1, 5, 127, 128, -128, -129, 255, 256, 65535, 2**31, 10**20, -(10**20)]
for number in numbers:
    for length, order, signed in [(1, "big", False), (1, "big", True), (2, "little", False), (4, "big", True), (9, "little", True), (0, "big", False)]:
        try:
            data = number.to_bytes(length, order, signed=signed)
            print(number, length, order, signed, data, int.from_bytes(data, order, signed=signed) == number)
        except OverflowError as error:
            print(number, length, order, signed, error)
print((5).to_bytes(), True.to_bytes(2), (258).to_bytes(length=3, byteorder="little"))
for data, order, signed in [(b"", "big", False), (b"\xff", "big", True), (b"\x01\x02", "little", False), (b"\x80" + bytes(15), "big", True),
                            ([1, 2], "big", False), ((255, 0), "little", True), (range(3), "big", False)]:
    print(data, order, signed, int.from_bytes(data, order, signed=signed))
print(int.from_bytes(b"ab"), int.from_bytes(bytes=b"a", byteorder="little"), bool.from_bytes(b"\x01"))


class Mine(int):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls, *args)


mine = Mine.from_bytes(b"\x05")
print(type(mine).__name__, mine + 1, type(mine + 1).__name__, mine.to_bytes())
for call in [lambda: (5).to_bytes(-1), lambda: (5).to_bytes(2, "middle"), lambda: (5).to_bytes(2, 5), lambda: (5).to_bytes("a"),
             lambda: (5).to_bytes(1, "big", True), lambda: (-5).to_bytes(2), lambda: (5).to_bytes(2, None), lambda: int.from_bytes(5),
             lambda: int.from_bytes("a"), lambda: int.from_bytes([256]), lambda: int.from_bytes([-1]), lambda: int.from_bytes(["a"]),
             lambda: int.from_bytes(b"a", "x"), lambda: int.from_bytes(b"a", 5), lambda: int.from_bytes(), lambda: int.from_bytes(None)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
