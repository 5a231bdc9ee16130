# a if b else c: nested, in calls, with constants, as targets' values, lambda bodies.
x = 3
print("a" if x else "b", "a" if not x else "b", "a" if x > 1 and x < 5 else "b")
print(1 if x == 1 else 2 if x == 2 else 3 if x == 3 else 4)
print((1 if 0 else 2) + (3 if 1 else 4), [5 if i else 6 for i in range(2)])
print("t" if True else undefined, undefined if False else "f", "d" if __debug__ else "n")
y = lambda: 1 if x else 2
z = (lambda: 1) if x else (lambda: 2)
print(y(), z(), *[1] if x else [2], **{"sep": "-"} if x else {})
print((1, 2) if x else 3, (1, 2 if x else 3), not 1 if x else 2)
