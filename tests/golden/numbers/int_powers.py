# Powers, moduli and shifts of ints, small and big.
for a in [2, -2, 3, 0, 10**20, -7, True]:
    for b in [0, 1, 5, -1, -3, 10**20]:
        for m in [1, -1, 2, 7, -7, 10**9 + 7, 0, 10**30, -(10**30)]:
            try:
                print(a, b, m, pow(a, b, m))
            except ValueError as error:
                print(a, b, m, error)
for args in [(2, 10), (2, -2), (0, 0), (0, -1), (0.0, -1), (-8, 1 / 3), (2, 0.5), (-2, 2.0), (1.5, 2, 3), (2, 1.5, 3), (2, 2, 1.5),
             ("a", 2), (2, "a"), (2, 2, "a"), (1,), (2, 3, 4, 5), (2, -(10**20))]:
    try:
        print(args, pow(*args))
    except Exception as error:
        print(args, type(error).__name__, error)
print(pow(base=2, exp=5, mod=7), pow(2, exp=3), (-1) ** (10**30), 1 ** (10**30), 2**200, (-3) ** 81, 10**50)
for a in [1, -1, 5, -5, 2**70, -(2**70) - 1, True]:
    print([a << n for n in (0, 1, 62, 100)], [a >> n for n in (0, 1, 62, 69, 10**30)])
for call in [lambda: 1 << -1, lambda: 1 >> -1, lambda: 0 << 10**30, lambda: 1 << 1.5, lambda: 1.5 >> 1, lambda: 1 % 0, lambda: 1 // 0, lambda: 1 / 0,
             lambda: divmod(1, 0), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0**-1, lambda: 10**400 / 3,
             lambda: 10**400 * 1.0, lambda: float(10**400), lambda: 10**400 / 10**399, lambda: -"a", lambda: ~1.5, lambda: +[]]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
big = 3**500
print(big // 7**100, big % 7**100, divmod(-big, 10**50), big & (2**64 - 1), big | 1, big ^ -1, ~big, big * -big == -(big**2))
