# raise ... from sets the cause; context is set by itself.
def convert(from_none):
    try:
        {}["missing"]
    except KeyError as error:
        if from_none is None:
            raise ValueError("plain")
        if from_none:
            raise ValueError("from None") from None
        raise ValueError("from error") from error


for mode in (None, True, False):
    try:
        convert(mode)
    except ValueError as error:
        print(error, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)

try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error.__cause__))
try:
    raise ValueError from 5
except TypeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
