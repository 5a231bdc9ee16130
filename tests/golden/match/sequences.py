# Sequence patterns: lengths, stars, nesting; strings are no sequences here.
def shape(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [1, 2, *rest]:
            return f"one two {rest}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case (a, [b, c]):
            return f"nested {a} {b} {c}"
        case [str(), *_]:
            return "starts with text"
        case [_, _]:
            return "a pair"
        case [*_]:
            return "longer"
        case _:
            return "no sequence"


for x in ([], (), [5], [1, 2], (1, 2, 3, 4), "abc", [7, 0, 7], (1, [2, 3]), ["x", 1, 2], [3, 4], range(5), {1: 2}, {1, 2}, iter([1])):
    print(x if not hasattr(x, "__next__") else "iterator", "->", shape(x))
