# What the weak dictionaries and sets are made of, and what they say to things without weak references.
import operator
from weakref import WeakKeyDictionary, WeakMethod, WeakSet, WeakValueDictionary


class Thing:
    pass


class Loud(WeakValueDictionary):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


def show(call, *args):
    try:
        result = call(*args)
        print(type(result).__name__, result if isinstance(result, (str, bool, int)) else "")
    except (TypeError, KeyError, ValueError) as error:
        entry, names = error.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(repr(error), *names)


thing = Thing()
for kind in WeakValueDictionary, WeakKeyDictionary, WeakSet:
    print([base.__name__ for base in kind.__mro__], kind.__or__.__qualname__)

for call in "update", "__setitem__", "setdefault", "pop", "get", "__getitem__", "__delitem__", "__contains__":
    values, keys = WeakValueDictionary(a=thing), WeakKeyDictionary({thing: 1})
    more = {"__setitem__": [5], "setdefault": [5]}.get(call, [])
    show(getattr(values, call), {"k": 5} if call == "update" else "k", *more)
    show(getattr(keys, call), {5: "v"} if call == "update" else 5, *more)
show(WeakValueDictionary, {"k": 5})
show(WeakKeyDictionary, {5: "v"})
show(WeakKeyDictionary().update, {})
show(lambda: WeakKeyDictionary().update(k=1))
show(WeakKeyDictionary, 5)

loud = Loud(a=thing)  # update() goes around __setitem__
loud["b"] = thing
loud.update(c=thing)
print(sorted(loud.copy()), type(loud.copy()).__name__, type(loud | {}).__name__, type({} | loud).__name__)
show(operator.or_, loud, [("d", thing)])
show(operator.ior, loud, [("d", thing)])

for name in "update difference intersection symmetric_difference issubset __lt__ __ior__ __isub__ __ixor__".split():
    show(getattr(WeakSet([thing]), name), [thing, 5])
show(WeakSet().pop)
show(WeakSet().remove, thing)
show(WeakSet([thing]).__contains__, 5)
show(WeakMethod, len)
