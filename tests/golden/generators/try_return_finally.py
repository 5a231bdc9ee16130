# return, yield, break and continue fighting with finally.
def a():
    try:
        yield 1
        return "from try"
    finally:
        yield 2


def b():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        finally:
            yield f"f{i}"


def c():
    while True:
        try:
            try:
                yield "in"
                break
            finally:
                yield "inner"
        finally:
            yield "outer"
    return "end"


def run(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as stop:
            return out, stop.value


for make in (a, b, c):
    print(make.__name__, run(make()))
g = c()
next(g)
print(g.throw(KeyError("k")), next(g))
try:
    next(g)
except KeyError as error:
    print(repr(error))
