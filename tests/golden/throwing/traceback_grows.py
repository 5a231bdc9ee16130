# The traceback of a thrown exception grows with every frame it passes.
def names(error):
    tb = error.__traceback__
    out = []
    while tb:
        out.append(f"{tb.tb_frame.f_code.co_name}:{tb.tb_lineno}")
        tb = tb.tb_next
    return out


def inner():
    try:
        yield
    except ValueError as error:
        print("inner", names(error))
        raise


def outer():
    try:
        yield from inner()
    except ValueError as error:
        print("outer", names(error))
        raise


error = ValueError("one object")
g = outer()
next(g)
try:
    g.throw(error)
except ValueError as same:
    print("module", names(same), same is error)
g = outer()
next(g)
try:
    g.throw(error)
except ValueError as same:
    print("again", len(names(same)))
try:
    raise error.with_traceback(None)
except ValueError as same:
    print("reset", names(same))
