# Dictionaries and sets that forget what nobody else holds; methods and finalizers.
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def method(self):
        return f"{self.name}'s method"


a, b, c = Thing("a"), Thing("b"), Thing("c")
values = weakref.WeakValueDictionary(x=a, y=b)
values["z"] = c
print(sorted(values.items()), len(values), values.get("w", "none"))
del b
print(sorted(values), "y" in values, values.setdefault("x", c), values.pop("z"))
try:
    values["y"]
except KeyError as error:
    print("KeyError", error)
print(dict(values | {"k": c}), dict(values.copy()))

keys = weakref.WeakKeyDictionary({a: 1, c: 2})
print(len(keys), keys[a], c in keys, "text" in keys)
things = weakref.WeakSet([a, c])
print(len(things), a in things, sorted(things, key=str), things == {a, c})
del c
print(list(keys.items()), len(keys), list(things))
things |= {a}
print(things & {a} == weakref.WeakSet([a]), things - {a}, len(things | [Thing("short-lived")]))

bound = weakref.WeakMethod(a.method)
print(bound()(), bound == weakref.WeakMethod(a.method), weakref.ref(a.method)())


def goodbye(*args, **kwargs):
    print("goodbye", args, kwargs)
    return "said"


finalizer = weakref.finalize(a, goodbye, "a", k=1)
print(finalizer.alive, finalizer.atexit, finalizer.peek()[2:])
called = weakref.finalize(a, goodbye, "early")
print(called(), called(), called.alive)
detached = weakref.finalize(a, goodbye, "never")
print(detached.detach()[2:], detached.alive)
del a
print(finalizer.alive, bound(), len(keys), len(things), len(values))
last = Thing("last")
weakref.finalize(last, goodbye, "at exit, second")
weakref.finalize(last, goodbye, "at exit, first")
weakref.finalize(last, goodbye, "not at exit").atexit = False
print("end")
