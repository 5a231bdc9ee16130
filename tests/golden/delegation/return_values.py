# The value of yield from is the subgenerator's return value.
def count(n):
    for i in range(n):
        yield i
    return n * 100


def total():
    result = 0
    for n in (1, 2, 3):
        result += yield from count(n)
    return result


def report():
    value = yield from total()
    print("total", value)
    return value


print(list(report()))
g = report()
while True:
    try:
        next(g)
    except StopIteration as stop:
        print(stop.value)
        break
