# Rounding floats exactly, their ratios, their quotients, and comparisons with ints of any size.
inf, nan = float("inf"), float("nan")
for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e22, 1e300, -0.0, 123.456, 0.1, 1e-320, inf, nan, 1234567.891]:
    row = []
    for digits in [None, 0, 1, 2, -1, -2, 5, 20, -20, 300, -300, 400]:
        try:
            row.append(round(x, digits))
        except (OverflowError, ValueError) as error:
            row.append(str(error))
    print(x, row)
for call in [lambda: round(1.5, "a"), lambda: round(1.5, 1.5), lambda: round(1.7976931348623157e308, -308), lambda: (1.5).__round__(1, 2), lambda: round(1.5, 10**9)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
for x in [0.5, 1.0, -2.75, 1e300, 5e-324, inf, nan, 0.0, -0.0, 0.1]:
    for name in ["as_integer_ratio", "is_integer", "__trunc__", "__floor__", "__ceil__", "__int__", "conjugate", "__getnewargs__", "__abs__", "__bool__"]:
        try:
            print(x, name, getattr(x, name)())
        except Exception as error:
            print(x, name, type(error).__name__, error)
    print(x.real, x.imag, -x, +x)
numbers = [7.5, -7.5, 0.0, -0.0, 1e300, 5e-324, inf, -inf, 2, -3]
for a in numbers:
    for b in numbers:
        try:
            print(a, b, a // b, a % b, divmod(a, b), a < b, a == b, a >= b)
        except ZeroDivisionError as error:
            print(a, b, error)
print(2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, 10**400 < inf, -(10**400) > -inf, nan != nan, 1 < nan)
print(0.1 + 0.2 == 0.3, 3 * 0.1, 1e16 + 1, 2.0**-1074, (-8.0) ** (1 / 3), 0.0**0, nan**0, 1**nan, 4**-0.5, sum([0.1] * 3), max(1, 1.0), min(0.0, -0.0))
print(hash(1) == hash(1.0) == hash(True), hash(2.0**70) == hash(2**70), {1: "a", 1.0: "b", True: "c"}, hash(inf) == -hash(-inf))
