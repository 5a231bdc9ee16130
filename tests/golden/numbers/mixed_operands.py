# Ints and floats in one expression, hot and cold: quotients, zeros with a sign, NaN, rounding of large ints.
INF = float("inf")
NUMBERS = [0, 1, -3, 2**53, 2**53 + 1, -(2**61), 2**70, 0.0, -0.0, 2.5, -1e300, 5e-324, INF, INF - INF, True]


def outcome(operation, a, b):
    try:
        return operation(a, b)
    except ArithmeticError as error:
        return f"{type(error).__name__}: {error}"


def augmented(a, b):
    a += b
    a *= b
    a -= b
    a /= b
    return a


for operation in (
    lambda a, b: a / b,
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: (a < b, a == b, a >= b),
    augmented,
):
    for a in NUMBERS:
        print(a, [outcome(operation, a, b) for b in NUMBERS])


def chain(x, y):
    kept = x * y
    total = 0
    for i in range(6):
        same = kept
        total += i
        total = total + kept * x - y / 4
        kept = kept + kept * same
    return x, y, kept, same, total


print(chain(1.5, -2.25))
print(chain(2, 0.5))
