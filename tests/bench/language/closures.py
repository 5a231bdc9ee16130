# Closures, a decorator with *args, a higher-order function.
def counter():
    n = 0

    def step(by=1):
        nonlocal n
        n += by
        return n

    return step


def traced(function):
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        return function(*args)

    return wrapper


@traced
def add(a, b):
    return a + b


def compose(f, g):
    return lambda x: f(g(x))


def run(n):
    step = counter()
    twice = compose(lambda x: x * 2, lambda x: x + 1)
    total = 0
    for i in range(n):
        total += step() + add(i, 1) + twice(i)
        step(by=2)
    return total


print(run(3_000_000))
