# The format mini-language on strings, and what it refuses for every type.
for text in ["", "abc", "héllo wörld", "日本"]:
    for spec in ["", "s", "5", ">8", "^9", "*^9", "<6s", ".2", "8.3", "08", "0>8", "é<7.1s"]:
        print(repr(text), repr(spec), repr(format(text, spec)))

cases = [
    ("a", "=5"), ("a", "+"), ("a", " 5"), ("a", "z"), ("a", "#"), ("a", ","), ("a", "_s"), ("a", "d"),
    ("a", "5.f"), ("a", "ss"), ("a", ".,n"),
    (1, ".2"), (1, ".2d"), (1, "z"), (1, "s"), (1, ",x"), (1, ",b"), (1, "_n"), (1, ",n"), (1, "+c"),
    (1, "#c"), (1, ",c"), (-1, "c"), (0x110000, "c"), (1, "dd"), (1, ",_"), (1, "_,"), (1, ",,"),
    (1, "__"), (1, ".d"), (1, "<<<5"), (1, "\x01"), (1, "é"), (1, "\u20ac"),
    (True, "s"), (True, "?"),
    (1.5, "d"), (1.5, "x"), (1.5, ".f"), (1.5, ",n"), (1.5, "._n"), (1.5, ".2,_f"), (1.5, ".2__f"),
    (1.5, "5 "), (1.5, "q"),
    (1j, "05"), (1j, "=5"), (1j, "%"), (1j, "d"), (1j, ",n"),
    ([], "5"), (None, ">5"), ((), "s"), (int, "d"), (..., "x"), ({}, " "), (len, "1"), (range(3), "r"),
    (10**400, "f"), (10**400, "e"),
]
for value, spec in cases:
    try:
        print(repr(spec), format(value, spec))
    except (ValueError, TypeError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)

for arguments in [(), (1, 2), (1, "", 3), (1, None), ("a", b"")]:
    try:
        print(format(*arguments))
    except TypeError as error:
        print(error)
for value in [1, "a", 1.5, 1j, object()]:
    try:
        value.__format__(None if value == 1 else 5)
    except TypeError as error:
        print(error)
