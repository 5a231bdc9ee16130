# Jumps: nested conditions, and how they are threaded.
def classify(a, b, c):
    if a and b or c:
        if not (a or b) and c:
            return 1
        elif a and not b:
            return 2
        return 3
    elif a if b else c:
        return 4
    else:
        return 5 if not a else (6 if b is None else 7)


for a in (0, 1):
    for b in (0, None, 1):
        for c in (0, 1):
            print(classify(a, b, c), end=" ")
print()


def chain(x):
    if 0 < x < 10 and x != 5 or x is None:
        return "in"
    while not x:
        return "zero"
    return "out"


print([chain(x) for x in (0, 1, 5, 10)])


def many(n):
    if n == 0: return "zero"
    elif n == 1: return "one"
    elif n == 2:
        pass
    elif n in (3, 4): return "few"
    else:
        if n > 100:
            return "many"
    return "some"


print([many(n) for n in (0, 1, 2, 3, 50, 500)])
print([x if x else y for x in (0, 1) for y in ("a", "")], (lambda a: a or not a and a)(0))
assert not (1 and 0), "never"
x = 1 and (2 or 3) and not (0 and 1) or 5
print(x, not x if x else x, (x and 0) or (x or 0), [] or {} or () or "last")
