# Assignment targets of every shape.
a, b = 1, 2
a, b = b, a
print(a, b)
(c, d), e = (3, 4), 5
[f, [g, h]] = "x", "yz"
print(c, d, e, f, g, h)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "abc"
print(start, end)
head, *tail = [1]
print(head, tail)
x = y = z = []
x.append(1)
print(y is z, z)
table = {}
table["a"], table["b"] = 1, 2
print(table)
i = 0
i, table[i] = 1, "index is new i"
print(table)
for k, (m, *n) in [("p", (1, 2, 3)), ("q", "rs")]:
    print(k, m, n)
(single,) = [7]
print(single)
() = []
[] = ()
