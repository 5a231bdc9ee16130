# Precedence and associativity.
print(2 + 3 * 4, (2 + 3) * 4, 2**3**2, -2**2, 2**-1, 10 - 5 - 2, 100 / 10 / 2, 7 // 2 * 2, 1 + 2 << 1, 1 | 2 & 3 ^ 4, ~1 + 1, not 1 == 2, 1 < 2 == True, 5 & 6 == 6)
print(1 if 0 else 2 if 0 else 3, lambda: 1 if 0 else 2, (lambda: 1)() + 1, [*[1], 2][0], -[3][0], {1: 2}[1] ** 2, "a" "b" * 2, not [] and 5, 1 or 2 and 3, 3 - -3, 3 - +3, ~-1)
print((1, 2) + (3,), *[4, 5], {**{"a": 1}}["a"], (yielded := 5) * 2, yielded, 1 in [1] in [[1]], 1 is not None, 3 not in [1, 2] == True)
print([1, 2, 3][-1], [1, 2, 3][:-1][0], "abc"[::-1][0].upper().lower(), (lambda a: lambda b: a + b)(1)(2), [[1, 2], [3]][0][1], {"k": {"j": 5}}["k"]["j"], f"{1 + 1}".zfill(3))
x = y = 5; x += 1; y -= 1; print(x, y)
if x: y = 2; z = 3
print(x, y, z); pass; pass
(print)("parenthesised"); [print][0]("subscripted"); {0: print}[0]("from a dict")
print(1,); print((1,)); print((1), [1,], {1,}, {1: 1,}, (((1))))
print(2 @ MatMul() if False else 3 @ 4 if False else "no matmul", ... is Ellipsis, 1_000.0 == 1e3)
