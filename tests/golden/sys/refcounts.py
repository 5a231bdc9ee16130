# sys.getrefcount: who holds an object, counted; the argument itself counts, too.
import sys


class C:
    pass


def f():
    pass


def gen(x):
    yield x


a = []
print("list", sys.getrefcount(a))
b = a
c = [a, a]
print("three more", sys.getrefcount(a))
del b, c
print("as before", sys.getrefcount(a))
o = C()
o.me = o
print("instance", sys.getrefcount(o), sys.getrefcount(C()), sys.getrefcount([1]), sys.getrefcount({}))
m = o.__init__
print("with a method", sys.getrefcount(m), sys.getrefcount(o))
g = f
print("function", sys.getrefcount(f))
it = gen(a)
print("generator", sys.getrefcount(it), sys.getrefcount(a))
next(it)
print("suspended", sys.getrefcount(it), sys.getrefcount(a))
it.close()
print("closed", sys.getrefcount(it), sys.getrefcount(a))
closure = lambda: a
print("a global is not held", sys.getrefcount(closure), sys.getrefcount(a))
error = ValueError()
try:
    raise error
except ValueError as caught:
    print("handled", sys.getrefcount(error))
print("after", sys.getrefcount(error))
for item in [object()]:
    print("loop", sys.getrefcount(item))
made = [x for x in [C()]]
print("comprehension", sys.getrefcount(made), sys.getrefcount(made[0]))


class Body:
    value = []
    print("class body", sys.getrefcount(value))
