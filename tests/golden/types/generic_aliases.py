# list[int] and its attributes.
import types

a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, type(a), a == list[int], a != list[str])
print(a([1, 2]), a.append is list.append, [*tuple[int]], list[int].__class__)
print(types.GenericAlias(list, (int,)), types.GenericAlias(dict, int), hash(a) == hash(list[int]))
class C:
    __class_getitem__ = classmethod(types.GenericAlias)
print(C[int, str], C[int]().__orig_class__, C[int].__mro_entries__(()))
class D(list[int]):
    pass
print(D.__bases__, D.__orig_bases__)
for f in (
    lambda: a[int], lambda: a.x, lambda: setattr(a, "x", 1), lambda: isinstance([], a),
    lambda: issubclass(list, a), lambda: types.GenericAlias(), lambda: types.GenericAlias(1),
    lambda: types.GenericAlias(a=1), lambda: int[str], lambda: len(a),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
