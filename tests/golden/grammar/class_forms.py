# Classes: bases, keywords, starred bases, empty parentheses, nested, on one line.
class A: x = 1; y = 2
class B(): pass
class C(A, B): ...


class D(*(C,), **{}):
    """Its docstring."""

    class Inner:
        z = 3

        def method(self):
            return __class__.__qualname__


class E:
    def __init_subclass__(cls, /, extra=None, **rest):
        print(cls.__name__, extra, rest)


class F(E, extra=5, more=6):
    pass


print(A.x, D.__doc__, D.__mro__, D.Inner().method(), D.Inner.__qualname__, A.__firstlineno__)


def maker(base):
    class Made(base):
        value = base.__name__

    return Made


print(maker(A).value, maker(A).__qualname__)
