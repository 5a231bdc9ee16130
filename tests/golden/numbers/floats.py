# Floats: arithmetic, repr, conversion, special values.
print(0.1 + 0.2, 1 / 3, 2.0, 1e16, 1e15, 123456789.0, 1e-5, 0.0001, -0.0, 1e300 * 1e10, -1e300 * 1e10)
nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, inf > 1e308, inf - inf, inf * 0, -inf, nan < 1, min(inf, 1), [nan] == [nan], 0.0 == -0.0)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 2.5**2, 2**0.5, (-8) ** (1 / 3))
print(round(2.5), round(3.5), round(2.675, 2), round(-2.5), round(1234.5678, -2), round(1e20), int(1e20), round(0.5), round(1.5, 0))
print(float("1e3"), float(" -2.5 "), float("1_0.5"), float("Infinity"), float(10**20), float(True))
print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).hex(), float.fromhex("0x1.8p1"), (1.0).real, abs(-2.5))
print(1.0 == 1, hash(1.0) == hash(1), 1 < 1.5 < 2, 3 == 3.0000000000000001, 10**16 + 1 == 1e16)
for act in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float("x"), lambda: int(nan), lambda: int(inf), lambda: 0.0**-1, lambda: float(10**400), lambda: 1e308.missing, lambda: round(nan), lambda: float([])):
    try:
        act()
    except (ArithmeticError, ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(sum([0.1] * 10), sum([1e16, 1, -1e16]), 1e23, 5e-324, 1.7976931348623157e308, 4.35, 0.3, 100.0, 1.1e-10)
