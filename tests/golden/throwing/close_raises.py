# Whatever else the generator raises on close() comes out of close().
def failing():
    try:
        yield
    except GeneratorExit:
        raise OSError("could not close")


def stopping():
    try:
        yield
    except GeneratorExit:
        raise StopIteration("not this way")


def reraising():
    try:
        yield
    except GeneratorExit as error:
        raise error


for make in (failing, stopping, reraising):
    g = make()
    next(g)
    try:
        print(make.__name__, g.close())
    except Exception as error:
        print(make.__name__, repr(error), repr(error.__cause__))
