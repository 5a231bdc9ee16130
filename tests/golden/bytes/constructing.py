# bytes(...): every kind of source, and every wrong one.
class Shown:
    def __bytes__(self):
        return b"shown"


class Wrong:
    def __bytes__(self):
        return "text"


class Index:
    def __index__(self):
        return 3


def numbers():
    for number in [65, 66, 300, 67]:
        print("giving", number)
        yield number


print(bytes(), bytes(3), bytes(Index()), bytes(True), bytes([65, Index(), True]), bytes(range(5)), bytes((1, 2)), bytes({7: 1}), bytes(b"same"), bytes(bytearray(b"array")), bytes(memoryview(b"viewed")[::2]), bytes(Shown()), bytes(source=[1]))
print(bytes("é€", "utf-8"), bytes("é", "latin-1"), bytes("aé", "ascii", "replace"), bytes("é", encoding="ascii", errors="ignore"), bytes("", "ascii"))
same = b"same"
print(bytes(same) is same, same[:] is same, bytes() is bytes(), b"".join([same]) is same)
for act in [lambda: bytes(numbers()), lambda: bytes("text"), lambda: bytes(-1), lambda: bytes(10**30), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(["a"]), lambda: bytes([1.0]), lambda: bytes(Wrong()), lambda: bytes(1, "utf-8"), lambda: bytes(b"a", "utf-8"), lambda: bytes(b"a", errors="x"), lambda: bytes("a", errors="x"), lambda: bytes("é", "ascii"), lambda: bytes("a", "nonsense"), lambda: bytes("a", 1), lambda: bytes(encoding="utf-8"), lambda: bytes(1, 2, 3, 4), lambda: bytes(size=3)]:
    try:
        print(act())
    except (TypeError, ValueError, OverflowError, LookupError) as error:
        print(type(error).__name__, error)
