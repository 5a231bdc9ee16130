# GeneratorExit thrown into a delegating generator closes the inner one.
def inner(answer):
    try:
        yield "inner"
    except GeneratorExit:
        print("inner closes")
        if answer:
            raise ValueError("inner failed to close")
        raise


def outer(answer):
    try:
        yield from inner(answer)
    except GeneratorExit as error:
        print("outer got GeneratorExit", error.args)
        raise
    except ValueError as error:
        print("outer got", error, repr(error.__context__))
        yield "outer goes on"


g = outer(False)
next(g)
try:
    g.throw(GeneratorExit("by hand"))
except GeneratorExit as error:
    print("out", error.args)
g = outer(True)
next(g)
print(g.throw(GeneratorExit))
