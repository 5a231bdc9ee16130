# Sequence patterns: fixed, starred, nested, of parentheses and brackets.
def kind(x):
    match x:
        case []: return "empty"
        case [a]: return "one", a
        case (a, b): return "two", a, b
        case [1, *rest]: return "starts with 1", rest
        case [*_, 9]: return "ends with 9"
        case [a, *middle, b] if len(middle) == 2: return "four", a, middle, b
        case ((a, [b, c]), *_): return "nested", a, b, c
        case [*everything]: return "any", everything
        case str(): return "str"
    return "none"


for x in ([], (1,), [1, 2], [1, 2, 3], (5, 6, 9), range(4), [(1, [2, 3]), 0, 0], [4, 5, 6], "ab", {1: 2}, b"xy", 5):
    print(kind(x))
match 1, 2:
    case 1, x:
        print(x)
match *[1], 2:
    case first, *_:
        print(first)
