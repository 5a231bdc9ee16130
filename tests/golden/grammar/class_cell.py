# __class__ and super() make a cell; __classdict__ for annotations and type parameters.
class A:
    def f(self):
        return "A.f"

    def g(self):
        def inner():
            return __class__

        return inner()

    h = lambda self: __class__


class B(A):
    def f(self):
        return super().f(), [super(__class__, self).f() for _ in range(1)], (lambda: super(B, self).f())()

    @staticmethod
    def s():
        return __class__

    class C:
        def m(self):
            return __class__


print(B().f(), A().g(), A().h(), B.s(), B.C().m())


def no_class():
    try:
        super().f()
    except RuntimeError as error:
        return str(error)


print(no_class())


def outside(self):
    try:
        return super().f()
    except Exception as error:
        return type(error).__name__, str(error)


print(outside(1))
