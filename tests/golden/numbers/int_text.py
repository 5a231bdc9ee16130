# int(): text in every base, underscores, digits of other scripts, and what is no number.
for text in ["", " ", "0", "-0", "+5", " 12\n", "1_000", "1__0", "_1", "1_", "0x1f", "1.5", "1e5", "abc", "٣٤", "\u20031\u2003",
             "1\0", "--1", "- 1", "é", "0_0", "007", b"12", b" 1 ", b"x", b"", "9" * 30, "-" + "9" * 30, "\x00"]:
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print(repr(text), error)
for text, base in [("ff", 16), ("0xff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("00", 0), ("0x_f", 0), ("0x", 0),
                   ("0b", 2), ("0b1", 16), ("z", 36), ("Z", 36), ("1", 1), ("1", 37), ("1", -1), ("8", 8), ("12", 2), ("1_1", 2),
                   (" 11 ", 2), (b"11", 2), ("٣", 10), ("0B1", 2), ("0X1F", 16), ("0__1", 0), ("1" * 40, 3), ("zz", 35),
                   ("1", "a"), ("1", None), (5, 10), (1.5, 10), (None, 2), ("1", 2.0)]:
    try:
        print(repr(text), base, int(text, base))
    except (ValueError, TypeError) as error:
        print(repr(text), base, type(error).__name__, error)


class Int:
    def __int__(self):
        return 5


class Index:
    def __index__(self):
        return 6


class Trunc:
    def __trunc__(self):
        return 7


class Wrong:
    def __int__(self):
        return "five"


class Raises:
    def __int__(self):
        raise KeyError("inside")


for value in [Int(), Index(), Trunc(), Wrong(), Raises(), None, [], 1j, 1.9, -1.9, float("inf"), float("nan"), 1e30, True, {}]:
    try:
        print(type(value).__name__, int(value))
    except Exception as error:
        print(type(value).__name__, type(error).__name__, error)
print(int(), int("7", base=8), int("11", base=Index()))
for call in [lambda: int(base=10), lambda: int(x="5"), lambda: int(1, 2, 3), lambda: int("1", wrong=2), lambda: int("5", Int())]:
    try:
        print(call())
    except TypeError as error:
        print(error)
