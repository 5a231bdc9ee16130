# A comprehension has its own names, though its code is inlined.
x = "module"
squares = [x * x for x in range(4)]
print(squares, x)


def function():
    x = "local"
    data = [x for x in "abc"]
    pairs = {x: y for x, y in zip("ab", (1, 2))}
    chars = {x for x in "a"}
    return data, pairs, chars, x


print(function())


class Body:
    n = 3
    listed = [i for i in range(n)]
    try:
        failing = [n for i in range(2)]
    except NameError as error:
        print(error)


print(Body.listed)
print([y := 5, y * 2], y)
print([last := i for i in range(3)], last)
