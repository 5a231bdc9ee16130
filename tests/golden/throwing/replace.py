# An exception raised while another is handled keeps it as its context.
def translator():
    try:
        yield
    except KeyError as error:
        raise ValueError("translated") from error


def confused():
    try:
        yield
    except KeyError:
        raise TypeError("while handling")


for make in (translator, confused):
    g = make()
    next(g)
    try:
        g.throw(KeyError("original"))
    except Exception as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
        print(error.__suppress_context__)
