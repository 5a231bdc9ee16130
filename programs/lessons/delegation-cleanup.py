# Lesson 16: CLEANUP_THROW goes two ways
# Watch: an exception thrown into outer goes to inner first. If inner answers with StopIteration,
# Watch: CLEANUP_THROW takes its value as the result of yield from; anything else it raises again.


def inner():
    try:
        yield "inner waits"
    except ValueError:
        return "inner made the best of it"


def outer():
    result = yield from inner()
    yield f"outer got: {result}"


g = outer()
print(next(g))  # expect: inner waits
print(g.throw(ValueError))  # expect: outer got: inner made the best of it

g = outer()
print(next(g))  # expect: inner waits
try:
    g.throw(KeyError("unknown to inner"))
except KeyError as error:
    print("raised again:", error)  # expect: raised again: 'unknown to inner'
