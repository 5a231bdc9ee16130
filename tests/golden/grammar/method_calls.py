# Methods: calls without binding, with keywords, on super(), on modules, on self.
import sys


class A:
    def m(self, *args, **kwargs):
        return args, kwargs

    def chain(self):
        return self


class B(A):
    def m(self, *args, **kwargs):
        return "B", super().m(*args), super().m(1, k=2), super(B, self).m(3), super().m

    @classmethod
    def c(cls):
        return super().__name__ if 0 else cls.__name__

    attribute = property(lambda self: super(B, self).m(4))


b = B()
print(b.m(1, 2)[:4], b.chain().chain().m(k=1)[1], b.c(), B.c(), b.attribute)
print(sys.getrecursionlimit() > 0, b.m.__name__, B.m is B.m)
print(b.m(
    1,
    2,
)[1])
m = b.chain
print(m() is b, A.m(b, 5))
