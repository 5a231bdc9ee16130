# Binary operators over the built-in types, and what they refuse.
print(7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 // 2, 7 % 2, 7**2, -7, +7, ~7, 7 & 2, 7 | 8, 7 ^ 2, 7 << 2, 7 >> 1)
print(7.0 + 2, 7 * 2.5, 1 - 0.5, True + 1.5, 2 ** 0.5 == 2**0.5, 5 // 2.0, 5.5 % 2, 1e3 + 1j)
print([1] + [2], (1,) * 2, "a" + "b", "ab" * 2, b"a" + b"b", {1: 2} | {3: 4}, {1} | {2} == {1, 2}, "%d" % 5)
for left, right in ((1, "a"), ("a", 1), ([1], 1), (None, 1), ({}, {}), (1, None), ((1,), [1]), (b"a", "a"), ({1}, [1]), (1.5, "x"), (print, 1)):
    for name, op in (("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b)):
        try:
            print(name, op(left, right), end=" | ")
        except TypeError as error:
            print(name, error, end=" | ")
    print()
for act in (lambda: -"a", lambda: ~1.5, lambda: +[], lambda: not_defined, lambda: 1 << 1.5, lambda: 2 ** "a", lambda: 1 @ 2):
    try:
        act()
    except (TypeError, NameError) as error:
        print(error)
