# Two generators of one function have two frames.
def counter(name):
    n = 0
    while n < 3:
        n += 1
        yield name, n


a, b = counter("a"), counter("b")
print(next(a), next(a), next(b), next(a), next(b))
print(list(zip(a, b)))
print(next(a, None), next(b, None))
x = counter("x")
print([pair for pair in zip(x, x)])
