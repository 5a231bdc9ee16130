# Floats as text and back: repr, float(), hex and fromhex.
for x in [0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.0, -0.0, 1e22, 5e-324, 1.7976931348623157e308, 2.0**53, 1e100, 0.1 + 0.2, 2.5e-7]:
    print(x, repr(x), x.hex(), float.fromhex(x.hex()) == x, float(repr(x)) == x)
for text in ["1", "1.5", " 2 ", "1e5", "1E-5", ".5", "5.", ".", "", "inf", "-INF", "Infinity", "nan", "-nan", "1_0", "1__0", "_1", "1_", "1_.5", "1._5",
             "1e_5", "1e1_0", "0x10", "1e400", "-1e400", "1e-400", "é", "٣.٤", "\u20031\u2003", "1 2", "1\0", "infinit", "1e", "1e+", "+-1", "1" * 330,
             "0." + "0" * 330 + "1", b"1.5", b" 3 ", b"x", b"1_0"]:
    try:
        print(repr(text)[:30], float(text))
    except ValueError as error:
        print(repr(text)[:30], str(error)[:60])
for text in ["1", "0x1.8p3", "1.8", "-0x.8p-1", "0x1p", "p5", "0x", "", "  0x1p4  ", "0x1.p0", ".", "inf", "-Infinity", "nan", "0x1p1024",
             "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0xg", "1 2", "0X1P+3", "aB.c", "0x1_0",
             "0x1.0000000000000800p0", "0x1.00000000000008000001p0", "0x" + "f" * 300, "infi", "0x1p+-3", "1p5x"]:
    try:
        print(repr(text)[:30], float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(repr(text)[:30], type(error).__name__, error)


class Celsius(float):
    pass


class Index:
    def __index__(self):
        return 3


class Real:
    def __float__(self):
        return Celsius(1.5)


class Wrong:
    def __float__(self):
        return 1


print(type(Celsius.fromhex("1")).__name__, type(Celsius.from_number(1)).__name__, float.from_number(3), float(Index()), float(Real()), Celsius("2") * 2)
for call in [lambda: float(None), lambda: float([]), lambda: float(1j), lambda: float(10**400), lambda: float(1, 2), lambda: float(x=1), lambda: float(Wrong()),
             lambda: float.fromhex(5), lambda: float.from_number("1"), lambda: float.from_number(None), lambda: float()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
