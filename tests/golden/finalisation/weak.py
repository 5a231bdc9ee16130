# Weak references see their object go.
import weakref


class Thing:
    pass


t = Thing()
r = weakref.ref(t, lambda ref: print("callback", ref() is None))
print(r() is t)
del t
print(r())


def gen():
    yield


g = gen()
w = weakref.ref(g)
print(w() is g)
del g
print(w())
d = weakref.WeakValueDictionary()
k = Thing()
d["k"] = k
print(len(d), "k" in d)
del k
print(len(d), d.get("k"))
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
