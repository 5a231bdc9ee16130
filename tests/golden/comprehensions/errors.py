# Errors inside comprehensions, and the exception's place.
def check(act):
    try:
        act()
    except Exception as error:
        tb = error.__traceback__.tb_next
        names = []
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(type(error).__name__, error, names)


check(lambda: [1 // n for n in (1, 0)])
check(lambda: {n: missing for n in (1,)})
check(lambda: list(1 // n for n in (1, 0)))
check(lambda: [a for a, b in [(1, 2), (3,)]])
check(lambda: [n for n in 5])
check(lambda: {[]: 1 for _ in "a"})
