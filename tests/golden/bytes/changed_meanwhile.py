# Arguments whose __index__ empties the bytearray, or releases the memoryview, that the method is about to look at.
import weakref


class Emptying:
    def __init__(self, array, number):
        self.array, self.number = array, number

    def __index__(self):
        self.array.clear()
        return self.number


def letters():
    return bytearray(b"abc" * 1000)


def show(what):
    try:
        print(what())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)


for name in ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]:
    array = letters()
    show(lambda: (name, getattr(array, name)(b"c", Emptying(array, 5))))
    array = letters()
    show(lambda: (name, getattr(array, name)(array, 0, Emptying(array, 5))))
array = letters()
show(lambda: array.hex(":", Emptying(array, 4)))
array = letters()
show(lambda: array.split(b"b", Emptying(array, 2)))
array = letters()
show(lambda: array[Emptying(array, 2) : 2000])
array = letters()
show(lambda: array.insert(2000, Emptying(array, 65)))
print(array)


class Releasing:
    def __index__(self):
        view.release()
        return 3


array = letters()
for act in [
    lambda: view[Releasing()],
    lambda: bytes(view[: Releasing()]),
    lambda: bytes(view[Releasing() : 8 : 2]),
    lambda: view.__setitem__(Releasing(), 65),
    lambda: view.__setitem__(slice(Releasing()), b"xyz"),
]:
    view = memoryview(array)
    show(act)
array.clear()  # nothing holds it

view = memoryview(b"abc")
reference = weakref.ref(view)
print(reference() is view)
del view
print(reference())

for directive in ["%.2147483647d", "%.2147483648d", "%.2147483647x"]:
    try:
        print(directive % 1)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
