# fractions.Fraction: from text and numbers, arithmetic with ints, floats and complex, comparison, hash.
import math
import numbers
from fractions import Fraction

for text in ["1", "3/4", "-3/4", " 3 / 4 ", "1.5", "-1.5e3", "1e-2", ".5", "5.", "1_000/3", "+7", "", "a", "1/", "/1", "1/0", "1.5/2", "--1", "1e", "1__0", "1E5", "٣/٤"]:
    try:
        print(repr(text), Fraction(text))
    except (ValueError, ZeroDivisionError) as error:
        print(repr(text), type(error).__name__, error)
for args in [(3,), (6, 4), (6, -4), (Fraction(1, 2), Fraction(3, 4)), (0.5,), (0.1,), (1.5, 2), ("1", 2), (None,), (1j,), (float("nan"),), (float("inf"),), (1, 0), (0, 5), (True,), ()]:
    try:
        print(args, repr(Fraction(*args)))
    except Exception as error:
        print(args, type(error).__name__, error)
values = [Fraction(1, 2), Fraction(-3, 4), Fraction(5), 2, 0, 1.5, "a"]
operators = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b,
             "divmod": divmod, "**": lambda a, b: a**b, "<": lambda a, b: a < b, "==": lambda a, b: a == b}
for name, operator in operators.items():
    for a in values:
        for b in values:
            if isinstance(a, Fraction) or isinstance(b, Fraction):
                try:
                    print(a, name, b, "=", operator(a, b))
                except Exception as error:
                    print(a, name, b, type(error).__name__, error)
for x in [Fraction(7, 2), Fraction(-7, 2), Fraction(5, 2), Fraction(1, 3), Fraction(10)]:
    print(x, int(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), round(x, 1), round(x, -1), float(x), abs(x), -x, x.limit_denominator(2))
    print(x.numerator, x.denominator, x.is_integer(), x.as_integer_ratio(), hash(x) == hash(Fraction(x)), x.real, x.imag, bool(x))
print(hash(Fraction(3)) == hash(3), hash(Fraction(1, 2)) == hash(0.5), sum([Fraction(1, 3)] * 3), sorted([Fraction(1, 2), 0.3, Fraction(1, 3)]), Fraction(math.pi).limit_denominator(1000))
print(isinstance(Fraction(1), numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.0, numbers.Real), isinstance(1j, numbers.Complex), isinstance(1.5, numbers.Rational), isinstance("1", numbers.Number))
try:
    numbers.Complex()
except TypeError as error:
    print(error)
