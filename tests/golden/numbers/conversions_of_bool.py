# Truth: bool(), __bool__, __len__, and bools as numbers.
class Len:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Bool:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


for value in [0, 1, -1, 0.0, -0.0, float("nan"), 0j, 1j, "", "0", b"", (), [0], {}, {0}, None, ..., range(0), range(3), Len(0), Len(2), Bool(True), Bool(False), object]:
    print(type(value).__name__, bool(value), not value, True if value else False)
for call in [lambda: bool(Bool(5)), lambda: bool(Bool(None)), lambda: bool(Len(-1)), lambda: bool(Len("a")), lambda: bool(Len(10**30)), lambda: bool(NotImplemented),
             lambda: bool(1, 2), lambda: bool(x=1), lambda: type("Mine", (bool,), {}), lambda: not Bool(1)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(bool(), True + 1, True == 1, True is True, 5 * False, [10, 20][True], sum([True, True, False]), True < 2, True / 2, -True, +False, True**2, True << 3)
print(True & False, True | 2, True ^ True, type(True & 1).__name__, type(True & True).__name__, repr(True), f"{True:5}|{True:d}|{True}", "%d %s" % (True, True))
print(int(True), float(True), complex(True), hash(True), True.real, True.bit_length(), {True: "yes", 1: "one"}, max(True, 2), sorted([True, 0, False, 1]))
print(all([]), any([]), all([1, "a"]), any([0, ""]), isinstance(True, bool), issubclass(bool, int), bool.__bases__)
