# bool is an int with two values.
print(True + True, True * 5, False - 1, True / 2, True == 1, True is True, isinstance(True, int), -True, ~False, True << 3)
print(True & False, True | False, True ^ True, not 0, not [], bool("False"), bool(0.0), bool({0}), bool(None), bool(...))
print(repr(True), str(False), f"{True:d} {True}", int(True), [10, 20][True], {1: "one"}[True], sum([True, False, True]))
print(1 and 2, 0 and 2, 0 or "default", "" or 0 or None, not not 5, 1 < 2 and 2 < 3, None or (), [] and 1)
print(type(True & 1).__name__, type(True & True).__name__, max(True, 0.5), sorted([True, False]))
try:
    class B(bool):
        pass
except TypeError as error:
    print(error)
