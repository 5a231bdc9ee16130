# Loops: break, continue, else, nested, with try inside.
def f():
    out = []
    for i in range(10):
        if i % 2:
            continue
        for j in range(i):
            if j == 3:
                break
            if j == i - 1:
                continue
            out.append((i, j))
        else:
            out.append("else")
        if i == 8:
            break
    while True:
        try:
            if len(out) > 20:
                break
            out.append("w")
            continue
        finally:
            out.append("f")
    while out and out[-1] != "else":
        out.pop()
    else:
        out.append("end")
    return out


print(f())


def g():
    for x in range(3):
        try:
            for y in range(3):
                try:
                    if y == 1:
                        break
                    if x == 1:
                        return "returned"
                finally:
                    print("inner", x, y)
        finally:
            print("outer", x)
    return "ended"


print(g())
table = {}
for a, (b, *c), table["k"] in [(1, (2, 3, 4), 5), (6, "xyz", 7)]:
    print(a, b, c, table)
for i in range(3): print(i, end=" "); continue
else: print("no break")
