# What binds tighter: each line would differ with other rules.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, not 1 + 1)
print(1 | 2 ^ 3 & 4 << 1 + 2, ~1 + 2, -1 ** 2, 10 - 2 - 3, 100 / 10 / 2, 7 // 2 * 2, 7 % 4 * 2)
print(1 < 2 == True, (1 < 2) == True, 1 + 2 < 3 + 4, 1 | 2 == 3, not 1 == 2)
print("a" + "b" * 2, [1] + [2] * 2, 3 - -2, 3 - +2, - - 2, ~-1, +-~2)
a = [1, [2, 3]]
print(-a[0], -a[1][0] ** 2, a[1][0].real + 1, (lambda x: x)(3) + 1, *a[1])
print(1 if 0 else 2 or 3, (1 if 0 else 2) or 3, lambda: 1 or 2)if 0 else print("end")
