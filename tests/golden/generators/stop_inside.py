# StopIteration that escapes from a generator's body becomes RuntimeError (PEP 479).
def careless(iterator):
    while True:
        yield next(iterator)


g = careless(iter([1, 2]))
print(next(g), next(g))
try:
    next(g)
except RuntimeError as error:
    print(error)
    print(repr(error.__cause__), repr(error.__context__))
    print(error.__cause__ is error.__context__, error.__suppress_context__)


def explicit():
    yield 1
    raise StopIteration("by hand")


try:
    list(explicit())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def careful(iterator):
    while True:
        try:
            yield next(iterator)
        except StopIteration:
            return


print(list(careful(iter("ab"))))
