# Members and documentation.
from inspect import cleandoc, currentframe, getattr_static, getdoc, getmembers, getmro, isfunction, unwrap
import functools


class C:
    """Doc of C.

        More.
          Indented.
    """

    def m(self):
        "m doc"

    @property
    def p(self):
        raise RuntimeError("not asked")


class D(C):
    def m(self):
        pass


print(getdoc(C))
print(getdoc(D.m), getdoc(C.m), getdoc(D), repr(cleandoc("  a\n    b\n      c\n\n")))
print([name for name, value in getmembers(C, isfunction)], type(getattr_static(C(), "p")).__name__)
print(getmro(D), currentframe().f_code.co_name)
@functools.wraps(C.m)
def wrapper():
    pass
print(unwrap(wrapper) is C.m)
wrapper.__wrapped__ = wrapper
try:
    unwrap(wrapper)
except ValueError as e:
    print(str(e)[:28])
