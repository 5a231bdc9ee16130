# Which value a StopIteration carries, for tuples and exceptions too.
def returning(value):
    return value
    yield


for value in (None, 0, (), (1,), (1, 2), [3], ValueError("v"), StopIteration(9)):
    try:
        next(returning(value))
    except StopIteration as stop:
        print(repr(value), "->", stop.args, repr(stop.value))


def delegating(value):
    result = yield from returning(value)
    yield "got", result


for value in (None, (1, 2), StopIteration(9)):
    print(next(delegating(value)))
