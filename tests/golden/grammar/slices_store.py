# Storing to and deleting slices with computed bounds.
x = list(range(10))
a, b = 2, 5
x[a:b] = "xyz"
print(x)
x[a:] = [0]
print(x)
del x[:a]
print(x)
x[a:b], y = [1, 2], 3
print(x, y)
x[a : b + 1][0:1]
x[::a] = x[::a]
print(x[a:b], x[-a:], x[:])
x[a:b] += [7]
print(x)
t = (1, 2, 3, 4)
print(t[a - 1 : b], "abcdef"[a:b], t[1:3], "abcdef"[1:-1])
