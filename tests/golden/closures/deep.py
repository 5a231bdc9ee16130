# Free variables travel through functions that do not use them.
def a(x):
    def b(y):
        def c(z):
            def d():
                return x, y, z
            return d
        return c
    return b


print(a(1)(2)(3)())
print(a(1)(2).__code__.co_freevars, a(1)(2)(3).__code__.co_freevars)


def outer():
    value = "outer"

    class Inner:
        value = "class"
        seen = value

        def method(self):
            return value

    return Inner.seen, Inner().method()


print(outer())
