# Assignment expressions and where they bind.
if (n := len("hello")) > 3:
    print(n)
data = iter([1, 2, 3, 0, 4])
while (item := next(data)) != 0:
    print(item)
print([y := 1, y**2, y], (z := 5) + z, z)
print([half for x in range(6) if (half := x // 2) % 2], half)


def f():
    total = 0
    partial = [total := total + v for v in range(5)]
    return partial, total


print(f())
print(any((found := word).startswith("b") for word in ["a", "bee", "c"]), found)
x = (a := 1, b := 2)
print(x, a, b, f"{(w := 3)} {w}")
lam = lambda: (q := 7) and q
print(lam())
