# What a bytearray refuses, and that it is then as it was.
array = bytearray(b"abc")


def set_item(key, value):
    array[key] = value


def delete(key):
    del array[key]


def add(value):
    global array
    array += value


def numbers():
    yield 120
    yield 300


for act in [lambda: array[3], lambda: array["0"], lambda: set_item(3, 1), lambda: set_item(0, 256), lambda: set_item(0, "a"), lambda: set_item(0, b"a"), lambda: set_item("0", 1), lambda: set_item(slice(0, 1), 5), lambda: set_item(slice(0, 1), "text"), lambda: set_item(slice(0, 1), [300]), lambda: set_item(slice(0, 3, 2), b"x"), lambda: delete(5), lambda: delete("0"), lambda: array.append("a"), lambda: array.append(-1), lambda: array.append(), lambda: array.extend(5), lambda: array.extend("text"), lambda: array.extend(numbers()), lambda: array.insert(0), lambda: array.insert("0", 1), lambda: array.insert(0, 300), lambda: array.pop(3), lambda: bytearray().pop(), lambda: array.pop("0"), lambda: array.remove(120), lambda: array.remove(b"a"), lambda: array.resize(-1), lambda: add("x"), lambda: add(1), lambda: hash(array), lambda: {array: 1}, lambda: array + "x", lambda: array < "x"]:
    try:
        act()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(array)
for act in [lambda: bytearray("text"), lambda: bytearray(-1), lambda: bytearray(1.5), lambda: bytearray(None), lambda: bytearray([256]), lambda: bytearray(["a"]), lambda: bytearray(1, "utf-8"), lambda: bytearray("é", "ascii"), lambda: bytearray("a", "nonsense"), lambda: bytearray(1, 2, 3, 4), lambda: bytearray(size=1)]:
    try:
        print(act())
    except (IndexError, TypeError, ValueError, LookupError) as error:
        print(type(error).__name__, error)
print(bytearray(), bytearray(2), bytearray("é", "utf-8"), bytearray(b"it's \"x\""), bytearray(b"it's"), bytearray(b'"'), bytearray(b"\\\t\n\r\0\xff"), str(bytearray(b"s")), bytearray(source=[1]))


class Log(bytearray):
    def __init__(self, *args):
        super().__init__(*args)
        self.name = "log"


log = Log(b"abc")
log.append(100)
print(log, log.name, log == b"abcd", type(log[:2]).__name__, type(log + b"").__name__, type(log.copy()).__name__, bytearray(b"a") == b"a", b"a" == bytearray(b"a"), bytearray(b"a") < b"b")
