# Bare raise raises what is being handled.
def passing_on():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise


try:
    passing_on()
except ValueError as error:
    print(repr(error), repr(error.__context__))

try:
    raise
except RuntimeError as error:
    print(error)


def helper():
    raise


try:
    try:
        raise IndexError("shared")
    except IndexError:
        helper()
except IndexError as error:
    print(repr(error))
