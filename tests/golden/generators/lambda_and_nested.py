# yield in a lambda, in nested functions and in default arguments' functions.
f = lambda n: [(yield n), (yield)] if n else (yield "zero")
print(list(f(3)), list(f(0)))


def outer():
    def inner():
        yield "inner"

    yield from inner()
    g = (lambda: (yield "lambda"))()
    yield next(g)
    try:
        g.send("sent")
    except StopIteration as stop:
        yield stop.value


print(list(outer()))


def factory(*names):
    def make(name):
        def gen():
            yield name
            yield make.__name__
        return gen
    return [make(name) for name in names]


print([list(g()) for g in factory("a", "b")])
