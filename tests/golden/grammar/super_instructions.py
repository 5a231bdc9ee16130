# Pairs of locals loaded, stored and loaded, stored and stored.
def f(a, b, c):
    d = a
    e = b
    a, b = b, a
    c = d + e
    d = c
    e = d
    x = y = a
    (x, y), z = (c, d), e
    return a, b, c, d, e, x, y, z


print(f(1, 2, 3))


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    a16 = a17
    a17 = a0
    a15, a16 = a16, a15
    return a15 + a16, a16 + a17, a14 + a15, a0 + a17


print(many(*range(18)))


def maybe(x):
    if x: y = 1
    try:
        return x, y, y
    except UnboundLocalError as error:
        return str(error)


print(maybe(1), maybe(0))
