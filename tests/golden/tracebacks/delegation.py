# A traceback through yield from, with an exception thrown in.
def inner():
    yield "inner"


def outer():
    yield from inner()


g = outer()
next(g)
g.throw(ValueError("thrown in"))
