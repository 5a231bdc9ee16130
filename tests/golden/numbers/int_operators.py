# Operators between ints, floats, bools and others: results, types, and the errors' words.
values = [0, 1, -1, 7, -3, 10**20, 2.5, -0.0, float("inf"), True, "a", None, [1], 1j]
operators = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b,
    "divmod": divmod, "&": lambda a, b: a & b, "<": lambda a, b: a < b, "==": lambda a, b: a == b, ">=": lambda a, b: a >= b, "@": lambda a, b: a @ b,
}
for name, operator in operators.items():
    for a in values:
        for b in values:
            try:
                result = repr(operator(a, b))
            except Exception as error:
                result = f"{type(error).__name__}: {error}"
            print(f"{a!r} {name} {b!r}: {result}")
