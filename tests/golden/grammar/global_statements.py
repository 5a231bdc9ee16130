# global and nonlocal with several names, before and after nested scopes.
a = b = c = 0


def f():
    global a, b
    a, b, c = 1, 2, 3

    def g():
        nonlocal c
        global d
        c = 4
        d = 5

        class K:
            nonlocal c
            c = 6
            global e
            e = 7

        return c

    return g(), c


print(f(), a, b, c, d, e)


def loop():
    global i
    for i in range(3):
        pass
    import sys as module
    global j
    with open_nothing() as j:
        pass
    global function

    def function():
        return "global function"

    global Klass

    class Klass:
        pass


class open_nothing:
    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        pass


loop()
print(i, j, function(), Klass.__qualname__, function.__qualname__)
