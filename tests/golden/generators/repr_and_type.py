# Generators as objects: type, repr, comparison, truth, attributes.
import types


def gen():
    """Documented."""
    yield


class Holder:
    def method(self):
        yield


g = gen()
print(repr(g).split(" at ")[0], repr(Holder().method()).split(" at ")[0], type(g) is types.GeneratorType)
print(g == g, g == gen(), bool(g), hash(g) == hash(g), g in [g], callable(g), hasattr(g, "__len__"))
print(g.__class__.__name__, type(g).__mro__[1].__name__, gen.__doc__, isinstance(gen, types.FunctionType))
print(sorted(n for n in dir(g) if not n.startswith("__")))
for name in ("unknown", "gi_unknown"):
    try:
        getattr(g, name)
    except AttributeError as error:
        print(error)
try:
    types.GeneratorType()
except TypeError as error:
    print(error)
try:
    class Sub(types.GeneratorType):
        pass
except TypeError as error:
    print(error)
try:
    len(g)
except TypeError as error:
    print(error)
try:
    g[0]
except TypeError as error:
    print(error)
try:
    g()
except TypeError as error:
    print(error)
try:
    g + 1
except TypeError as error:
    print(error)
