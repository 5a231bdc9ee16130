# Constant expressions of numbers are computed by the compiler.
print(1 + 2, 2 - 5, 3 * 4, 7 // 2, 7 % 3, 7 / 2, 2 ** 10, 1 << 4, 256 >> 3, 6 & 3, 6 | 1, 6 ^ 3)
print(-1, +1, ~1, not 1, - -1, -(1 + 2) * 3, 1.5 * 2, 1 + 2j, -1j, 2 ** 0.5, -0.0, 0.0 * -1)
print(60 * 60 * 24, 1 + 2 + 3 + 4, (1 + 2) * (3 + 4), 1 / 3 + 1 / 3, 10 ** 20, 2 ** 64 - 1)
print(True + 1, True and False, not None, None or 1, -True, ~False)


def f():
    return 24 * 60 * 60, -5, 1 - 2, (1, 2 + 3), 1 << 70


print(f())
