# nonlocal through one and more levels, in a class body, with a comprehension.
def outer():
    n = m = 0

    def middle():
        nonlocal n

        def inner():
            nonlocal n, m
            n += 1
            m += 10

        inner()
        inner()
        n *= 3
        return [n + i for i in range(2)]

    class C:
        nonlocal n
        n += 100

    return middle(), n, m


print(outer())
