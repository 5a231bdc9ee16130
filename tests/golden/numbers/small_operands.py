# Operators at the edges of what fits a machine word, in a loop hot enough to be specialised.
LARGE = (1 << 62) - 1
NUMBERS = [0, 1, -1, 2, -7, 62, 64, (1 << 31), (1 << 32) - 1, -(1 << 32), LARGE, -LARGE - 1, LARGE + 1]


def outcome(operation, a, b):
    try:
        return operation(a, b)
    except (ArithmeticError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for operation in (
    lambda a, b: a % b,
    lambda a, b: a // b,
    lambda a, b: a << b % 97,
    lambda a, b: a >> b % 97,
    lambda a, b: a >> b if b < 0 else a << -b,
    lambda a, b: a + b - a * b,
):
    for a in NUMBERS:
        print(a, [outcome(operation, a, b) for b in NUMBERS])


def in_place(a, b):
    results = []
    for _ in range(4):
        x = a
        x %= b
        y = a
        y //= b
        z = a
        z <<= 3
        z >>= 2
        results.append((x, y, z))
    return results[-1]


for a in NUMBERS:
    print(in_place(a, -7), in_place(a, 1 << 33))
