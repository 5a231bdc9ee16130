# Guards: evaluated after binding; a name stays bound when its guard fails.
def check(x):
    print("check", x)
    return x > 5


def kind(x):
    match x:
        case [a, b] if a == b: return "same"
        case [a, b] if check(a) or check(b): return "one is large"
        case [a, b] if (c := a + b) % 2: return "odd sum", c
        case [a, b]: return "rest", a, b
        case n if n: return "true", n
    return "fell through", n


for x in ([1, 1], [6, 1], [1, 6], [1, 2], [1, 3], 5, 0):
    print(kind(x))
