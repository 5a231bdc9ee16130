# Integers of any size.
a = 2**100
print(a, -a, a + 1, a * a, a // 3, a % 7, -a // 3, -a % 7, divmod(a, -7), a >> 90, a << 3, a & 0xFF, a | 1, a ^ a, ~a)
print(7 // 2, -7 // 2, 7 % -2, -7 % 2, 2**0, 0**0, 2**-1, (-2) ** 3, -2**2, 10**18 // 7)
print(int("123"), int("-0x1f", 16), int("0b101", 0), int("z", 36), int(" 42\n"), int(3.99), int(-3.99), int("1_000"), int(True))
print(bin(10), oct(8), hex(255), bin(-5), (255).bit_length(), (5).bit_count(), (1000).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
print(pow(3, 100, 7), pow(3, -1, 7), abs(-5), round(12345, -2), round(15, -1), round(25, -1), (5).conjugate(), (7).as_integer_ratio(), (5).real, (5).imag, (5).numerator, (5).denominator)
print(1_000_000, 0xFF, 0o17, 0b11, a == float(a), a < 1.3e30, hash(5), hash(-1), hash(True))
for act in (lambda: 1 // 0, lambda: 1 % 0, lambda: int("x"), lambda: int("12", 1), lambda: int("9", 8), lambda: 0**-1, lambda: 1 << -1, lambda: int([]), lambda: int(""), lambda: pow(2, -1, 4), lambda: divmod(1, 0), lambda: int("1" * 5000)):
    try:
        act()
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(str(10**50), len(str(3**1000)), 3**1000 % 10**10, -(10**30) // 10**15, 10**30 - (10**30 - 1))
