# throw() goes to the innermost generator and climbs out level by level.
def level(n, below):
    try:
        print("enter", n)
        yield from below
    except ValueError as error:
        print("level", n, "saw", error)
        raise
    finally:
        print("leave", n)


def bottom():
    try:
        yield "bottom"
    except ValueError as error:
        print("bottom saw", error)
        raise ValueError(f"{error}, from the bottom")


g = level(1, level(2, level(3, bottom())))
print(next(g))
try:
    g.throw(ValueError("thrown"))
except ValueError as error:
    print("outside:", error)
    chain = []
    tb = error.__traceback__
    while tb:
        chain.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(chain)
