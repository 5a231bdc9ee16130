# Bare raise in a generator raises what the generator handles, not what the caller does.
def helper():
    raise


def g():
    try:
        raise KeyError("generator's")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as error:
            yield repr(error)
        yield 2
        raise


x = g()
try:
    raise ValueError("caller's")
except ValueError:
    print(next(x), next(x), next(x))
    try:
        next(x)
    except KeyError as error:
        print(repr(error), repr(error.__context__))


def empty():
    yield
    raise


x = empty()
next(x)
try:
    raise IndexError("seen through the call chain")
except IndexError:
    try:
        next(x)
    except Exception as error:
        print(repr(error))
