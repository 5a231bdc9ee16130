# Class statements: bases, keywords, decorators, nested, docstrings, bodies of one line.
class A: pass
class B(A): x = 1; y = x + 1
class C(): """Documented."""


class D(B, A, metaclass=type):
    """Several
    lines."""

    z: int = 3
    w: str

    class Nested(A):
        deep = "inside"

        def who(self):
            return __class__.__qualname__

    def method(self):
        def function():
            class Local(D):
                pass
            return Local.__qualname__
        return function()

    lambda_attribute = lambda self: __class__


bases = (A,)
keywords = {}


class E(*bases, **keywords):
    __slots__ = ()
    locals()["made"] = "through locals"


print(B.y, C.__doc__, D.__doc__, D.Nested().who(), D().method(), D().lambda_attribute() is D, E.made, D.__annotations__, D.__firstlineno__, D.__static_attributes__)


class F:
    def __init__(self):
        self.a = 1
        self.b, self.c = 2, 3

    def other(self):
        self.d = [0 for self.e in (1,)]


print(sorted(F.__static_attributes__), F.__module__, F.__qualname__)
