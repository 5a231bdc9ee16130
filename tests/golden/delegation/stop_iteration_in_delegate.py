# StopIteration thrown through yield from: the inner generator turns it to RuntimeError.
def inner():
    yield 1
    return "inner value"


def outer():
    try:
        result = yield from inner()
        print("result", result)
    except RuntimeError as error:
        print("outer:", error, repr(error.__cause__))
    yield "after"


g = outer()
next(g)
print(g.throw(StopIteration("smuggled")))


class Odd:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, error):
        raise StopIteration("from throw")


def outer2():
    result = yield from Odd()
    yield f"result {result}"


g = outer2()
next(g)
print(g.throw(ValueError))
