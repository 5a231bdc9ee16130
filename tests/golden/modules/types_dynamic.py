# DynamicClassAttribute, and code objects with other names.
import types


class D:
    @types.DynamicClassAttribute
    def v(self):
        return 42


d = D()
print(d.v)
for f in (lambda: D.v, lambda: setattr(d, "v", 1), lambda: delattr(d, "v")):
    try:
        f()
    except AttributeError as e:
        print(repr(e))


def g():
    raise ValueError("inside")


code = g.__code__.replace(co_name="renamed", co_qualname="also.renamed", co_firstlineno=100)
print(code.co_name, code.co_qualname, code.co_firstlineno, code.co_consts is not None, g.__name__)
print(code == g.__code__, g.__code__.replace() == g.__code__)
for f in (lambda: g.__code__.replace(3), lambda: g.__code__.replace(nope=1), lambda: g.__code__.replace(co_name=3)):
    try:
        f()
    except TypeError as e:
        print(e)
