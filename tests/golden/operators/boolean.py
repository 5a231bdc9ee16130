# and, or, not, the conditional expression, and truth of everything.
def t(x):
    print("t", end=" ")
    return x


print(t(0) or t(2) or t(3))
print(t(1) and t(0) and t(3))
print(not t(0), t(1) if t(0) else t(2))
print(t(0) or t(1) and t(2), (t(0) or t(1)) and t(0))
for value in (0, 1, -1, 0.0, "", " ", [], [0], (), {}, {0: 0}, set(), None, ..., print, type, range(0), b"", 0j, float("nan")):
    print(bool(value), end=" ")
print()


class Falsy:
    def __bool__(self):
        print("asked", end=" ")
        return False


class Wrong:
    def __bool__(self):
        return 1


f = Falsy()
print("yes" if f else "no", f or "other", not f, f and "never" is f)
while f:
    pass
try:
    if Wrong():
        pass
except TypeError as error:
    print(error)
