# raise alone, with a class, with an instance, from a cause, from None.
def attempt(function):
    try:
        function()
    except Exception as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)


def again():
    try:
        raise KeyError("k")
    except KeyError:
        raise


def cause():
    raise ValueError("v") from TypeError


def none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None


def bare():
    raise


def no_exception():
    raise 5


def bad_cause():
    raise ValueError from 5


for function in (again, cause, none, bare, no_exception, bad_cause):
    attempt(function)
