# Delegating to a generator that has started, finished, or is being executed.
def three():
    yield 1
    yield 2
    yield 3
    return "done"


def delegate(g):
    result = yield from g
    print("result", result)


g = three()
next(g)
print(list(delegate(g)))
print(list(delegate(g)))


def selfish():
    yield "first"
    yield from me


me = selfish()
print(next(me))
try:
    next(me)
except ValueError as error:
    print(error)


def mutual(name):
    yield name
    yield from others[name]()


others = {"a": lambda: mutual("b"), "b": lambda: iter("end")}
print(list(mutual("a")))
