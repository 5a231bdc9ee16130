# Classes, functions and methods made at run time.
import types

X = types.new_class("X", (int,), {}, lambda ns: ns.update(y=5))
print(X, X.y, X(4), X.__bases__)
print(types.prepare_class("X", (int,), {"metaclass": type, "k": 3}))
f = types.FunctionType((lambda x, y=2: x + y).__code__, globals(), "name", (5,))
print(f(1), f.__name__)
m = types.MethodType(f, 3)
print(m(), m.__self__, types.ModuleType("m", "doc").__doc__)


class Base:
    def __mro_entries__(self, bases):
        return (int,)


print(types.resolve_bases((Base(), dict)), types.resolve_bases((int,)))
class D(Base()):
    pass
print(D.__bases__, len(types.get_original_bases(D)), types.get_original_bases(int))
for bad in (
    lambda: types.new_class("X", (3,)), lambda: types.coroutine(3), lambda: types.get_original_bases(3),
    lambda: type("X", (Base(),), {}), lambda: types.FunctionType(3, {}), lambda: types.MethodType(f, None),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
