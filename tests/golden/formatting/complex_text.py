# complex(): from text, from numbers, from objects, and the arithmetic of infinities.
for text in ["1", " -1.5e3 ", "j", "-j", "1+2j", "1-j", "(3+4j)", " ( 1e5-1e-5j ) ", "1_000+2_0j", "infj",
             "nan-infinityj", "-0-0j", "١+٢j", "", "1 + 2j", "1+2", "2j+1", "1__0", "_1", "1j_", "()", "1+2i",
             "0x1", "\0", "1\0", "é", ".", "5.j", ".5j", "(1"]:
    try:
        print(repr(text), complex(text))
    except ValueError as error:
        print(repr(text), error)


class Number:
    def __init__(self, number):
        self.number = number

    def __complex__(self):
        return self.number


class Index:
    def __index__(self):
        return 7


class Real:
    def __float__(self):
        return -0.0


cases = [(), (1,), (2.5,), (-0.0, -0.0), (1, 2), (True,), (Number(1 + 2j),), (Index(),), (Real(), Real()),
         (Number(5),), ("1", "2"), (1, "2"), (None,), (1, None), ([],), (b"1",), (1, 2, 3), (10**400,)]
for case in cases:
    try:
        print(complex(*case))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(complex(real=1, imag=2), complex(imag=3), complex.from_number(4), complex.from_number(Number(1j)))
for wrong in ["1", None]:
    try:
        complex.from_number(wrong)
    except TypeError as error:
        print(error)
inf = float("inf")
values = [1 + 2j, complex(inf, 0), complex(0.0, -0.0), 1.5, -0.0, inf, 3]
for a in values:
    for b in values:
        if isinstance(a, complex) or isinstance(b, complex):
            print(a, b, a + b, a - b, a * b, a / b if b else None, a == b)
print((1 + 1j) ** 3, (1 + 1j) ** -2, 2 ** (1 + 0j), 1j**0.5, (3 + 4j) ** 101, abs(3 + 4j), (1 + 2j).conjugate())
for operation in ["1j / 0", "0j ** -1", "0j ** 1j", "(1e200 + 1j) ** 5", "1j // 2", "1j % 2", "1j < 2", "int(1j)",
                  "float(1j)", "pow(1j, 2, 3)", "round(1j)", "~1j", "divmod(1j, 1)", "abs(1e308 + 1e308j)"]:
    left = 1j
    try:
        match operation:
            case "1j / 0": left / 0
            case "0j ** -1": 0j ** -(left.imag)
            case "0j ** 1j": 0j ** left
            case "(1e200 + 1j) ** 5": (1e200 + left) ** 5
            case "1j // 2": left // 2
            case "1j % 2": left % 2
            case "1j < 2": left < 2
            case "int(1j)": int(left)
            case "float(1j)": float(left)
            case "pow(1j, 2, 3)": pow(left, 2, 3)
            case "round(1j)": round(left)
            case "~1j": ~left
            case "divmod(1j, 1)": divmod(left, 1)
            case _: abs(1e308 + 1e308 * left)
    except Exception as error:
        print(operation, type(error).__name__, error)
print(hash(3 + 0j) == hash(3), 3 + 0j == 3 == 3.0, {3: "same"}[3 + 0j], bool(0j), bool(1j), -(1 + 2j), +1j)
