# match on literals, or-patterns, captures and guards.
def describe(x):
    match x:
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case 2.5:
            return "two and a half"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case True:
            return "true"
        case None:
            return "none"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case b"bytes":
            return "bytes"
        case _:
            return "something else"


for x in (0, 1, -1, 2.5, "a", "c", True, None, 500, 50, 1.0, b"bytes", []):
    print(repr(x), describe(x))
