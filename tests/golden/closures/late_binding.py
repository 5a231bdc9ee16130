# Closures see the variable, not the value it had.
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


def make():
    result = []
    for i in range(3):
        def f():
            return i
        result.append(f)
    i = "after"
    return result


print([f() for f in make()])


def each():
    def bind(i):
        return lambda: i
    return [bind(i) for i in range(3)]


print([f() for f in each()])
