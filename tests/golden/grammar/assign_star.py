# A starred target takes what is left.
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = range(5)
h, *i = [1]
*j, = 4, 5
(k, *l), *m = (1, 2, 3), 4, 5
[n, *o] = {"one": 1, "two": 2}
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
for p, *q in [(1, 2, 3), "ab"]:
    print(p, q)
try:
    r, *s, t = [1]
except ValueError as error:
    print(error)
try:
    r, s = 1, 2, 3
except ValueError as error:
    print(error)
