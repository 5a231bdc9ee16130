# yield and yield from in every place an expression may stand.
def f():
    x = yield
    y = yield x
    z = (yield y), (yield)
    print(x, y, z, (yield "argument"))
    a: int = yield "annotated"
    b = [(yield "in a list"), 1]
    x += yield "augmented"
    yield 1, 2
    yield (yield "inner")
    if (yield "test"):
        yield
    for i in (yield "iterable"):
        print("i", i)
    lambda: (yield)
    r = yield from [3]
    assert (yield "assert"), (yield "message")
    return (yield "last"), a, r, x


g = f()
print(next(g))
for value in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, "ab", None, 14, 15, 16, 17, 18, 19):
    try:
        print(g.send(value))
    except StopIteration as stop:
        print("stop", stop.value)
        break
