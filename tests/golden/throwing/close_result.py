# close() returns what the generator returns; None otherwise (3.13).
def quiet():
    yield


def answering():
    try:
        yield
    except GeneratorExit:
        return "answer"


def finishing():
    try:
        yield
    finally:
        return "finally"  # noqa: returns instead of raising on


def done():
    return "unseen"
    yield


for make in (quiet, answering, finishing, done):
    g = make()
    before = g.close()
    g = make()
    next(g, None)
    print(make.__name__, before, g.close(), g.close())
