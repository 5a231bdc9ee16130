# Free variables through several levels, shared, rebound, and never bound.
def a(x):
    def b(y):
        def c(z):
            def d():
                return x, y, z, w

            w = x + y + z
            return d

        return c

    return b


print(a(1)(2)(3)())


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    def down():
        nonlocal n
        n -= 1
        return n

    return up, down


up, down = counter()
print(up(), up(), down())


def unbound():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(error)
    later = 1
    del later
    try:
        use()
    except NameError as error:
        print(error)


unbound()
print(a.__code__.co_cellvars, a(1).__code__.co_freevars, a(1).__closure__[0].cell_contents)
