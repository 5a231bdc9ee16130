# Long ints to and from texts of every base and bytes, and their divisors, multiples and roots.
import math

for bits in [1, 59, 60, 61, 119, 120, 121, 500]:
    number = (1 << bits) - 3 ** (bits // 2) % (1 << bits)
    for base, show in [(2, bin), (8, oct), (16, hex)]:
        assert int(show(number), base) == int(show(number), 0) == number == -int(show(-number), base)
    for base in [3, 4, 7, 32, 36]:
        digits, rest = "", number
        while rest:
            rest, digit = divmod(rest, base)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        assert int(digits, base) == number
    size = bits // 8 + 2
    for order in ["little", "big"]:
        assert int.from_bytes(number.to_bytes(size, order), order) == number
        assert int.from_bytes((-number).to_bytes(size, order, signed=True), order, signed=True) == -number
    print(bits, number, hex(number), math.isqrt(number))

for number in [10 ** 18 - 1, 10 ** 18, 10 ** 36, -(10 ** 54) - 1, 7 * 10 ** 71]:
    print(number, int(str(number)) == number, int("0" * 40 + str(abs(number))) == abs(number))
a, b = 2 ** 200 * 3 ** 50, -(3 ** 80) * 5
print(math.gcd(a, b), math.gcd(b, 6), math.gcd(0, b), math.lcm(a, b), math.lcm(b, 6), math.lcm(0, b))
print(math.gcd(True, 4), math.gcd(-7), math.lcm(True, -3), math.gcd(), math.lcm())
print(math.factorial(0), math.perm(5, 0), math.comb(100, 50), math.perm(10 ** 20, 3), math.comb(10 ** 20, 3))
