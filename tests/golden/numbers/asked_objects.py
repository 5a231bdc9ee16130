# Which method float() and complex() ask an object for, and which spaces a number's text may have around it.
import warnings

warnings.simplefilter("error")


def show(what):
    try:
        print(what())
    except (TypeError, ValueError, OverflowError, DeprecationWarning) as error:
        print(type(error).__name__, error)


class Celsius(str):
    """A text that knows its number."""

    def __float__(self):
        return 21.5


class Digits(bytes):
    def __index__(self):
        return 7


class Point:
    def __complex__(self):
        return 3 + 4j


class Length(Point):
    def __float__(self):
        return 5.0


for value in [Celsius("warm"), Digits(b"8"), Length(), Point(), "8", b"8", bytearray(b" 8\n")]:
    show(lambda: float(value))
for make in [
    lambda: complex(Point()),
    lambda: complex(Point(), 0),
    lambda: complex(0, Point()),
    lambda: complex(0, Length()),
    lambda: complex(imag=Length()),
    lambda: complex(0, 1j),
    lambda: complex(1, "2"),
]:
    show(make)

for space in [" ", "\t", "\x0b", "\x1c", "\x1f", "\x85", "\xa0", "\u2003", "\u200b", "\0"]:
    print(ascii(space))
    for kind in [float, int, complex]:
        show(lambda: ascii(kind(space + "12" + space)))
    if space < "\u0100":
        show(lambda: float(b"12" + space.encode("latin-1")))
        show(lambda: int(b"12" + space.encode("latin-1")))

for text in ["0x0.ffffffffffffecp-1022", "0x1p-1075", "0x1.8p-1075", "0x.fffffffffffffcp-1022", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "-0x123456789abcdef.8p-4", "0x" + "1" * 40 + ".8", "0x1p-99999999999999999999", "0x0p99999999999", "0x1p1_0"]:
    show(lambda: float.fromhex(text).hex())
