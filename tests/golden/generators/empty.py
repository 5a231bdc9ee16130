# A generator that yields nothing is a generator all the same.
def nothing():
    return
    yield


def unreachable():
    if False:
        yield 1


print(list(nothing()), list(unreachable()))
print(next(nothing(), "default"))
g = nothing()
try:
    next(g)
except StopIteration as stop:
    print(stop.args, stop.value)
try:
    next(g)
except StopIteration as stop:
    print(repr(stop))
