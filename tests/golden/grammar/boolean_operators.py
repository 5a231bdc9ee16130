# and, or, not: short circuits, values, in conditions, mixed and nested.
def t(x):
    print("t", x)
    return True


def f(x):
    print("f", x)
    return False


print(t(1) and f(2), t(1) or f(2), f(1) or f(2) and t(3), not f(1))
print((t(1) or t(2)) and (f(3) or t(4)))
if t(1) and (f(2) or t(3)) and not f(4): print("yes")
if not (f(1) or t(2)): print("never")
else: print("no")
if f(1) and t(2) or t(3): print("third")
while not (t(1) and t(2)): pass
print(0 or "" or [] or None, 1 and 2 and 3, 0 and 1, 1 or 2, not 0 or 5, (1 if 0 else 0) or 7)
x = 5
print(x and x > 3 and "big" or "small", "a" if x and not 0 else "b")
