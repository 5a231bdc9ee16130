# Jumps to jumps: nested conditions in loops, else of loops, and/or in tests.
def f(items):
    out = []
    for x in items:
        if x > 0:
            if x > 10:
                out.append("big")
            elif x > 5 and x % 2 or x == 6:
                out.append("middle")
            else:
                if x == 1: continue
        else:
            while x < 0:
                x += 1
                if x == -2: break
                if x == -7: continue
            else:
                out.append("to zero")
                continue
        if not (x and (x > 3 or not x < 2)):
            out.append(("last", x))
    return out


print(f([1, 2, 5, 6, 7, 11, 0, -1, -5, -9]))
