# Roman numerals both ways, by generators over a table.
TABLE = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def digits(n):
    for value, letters in TABLE:
        count, n = divmod(n, value)
        yield letters * count


def roman(n):
    return "".join(digits(n))


def number(text):
    total = 0
    values = [dict((l, v) for v, l in TABLE)[c] for c in text]
    for value, following in zip(values, values[1:] + [0]):
        total += -value if value < following else value
    return total


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999):
    text = roman(n)
    assert number(text) == n
    print(n, text, end="; ")
print()
