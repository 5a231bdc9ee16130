# Reading, replacing and deleting slices.
x = list(range(10))
print(x[2:5], x[::3], x[::-1], x[-3:], x[8:2:-2], x[5:2], x[:100])
x[2:5] = "ab"
print(x)
x[::2] = [0] * len(x[::2])
print(x)
x[1:1] = [100, 200]
print(x)
del x[0:3]
del x[-1]
print(x)
del x[::2]
print(x)
x[:] = [1]
x[5:] = (2, 3)
print(x)
for act in (lambda: x.__setitem__(slice(0, 3, 2), [1]), lambda: x.__setitem__(slice(0, 1), 5), lambda: x[1:2:0], lambda: x["a":2], lambda: x.__delitem__(9), lambda: x.__setitem__(9, 0)):
    try:
        act()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), s == slice(1, 10, 2), slice(3), slice(None))
