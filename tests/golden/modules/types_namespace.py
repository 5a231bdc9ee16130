# SimpleNamespace.
from types import SimpleNamespace as NS
import copy

n = NS(a=1, b="x")
print(n, n == NS(a=1, b="x"), n != NS(a=2), NS({"q": 1}, z=2), NS([("k", 3)]))
n.self = n
print(n)
del n.self, n.a
print(n.__dict__, vars(n), copy.copy(n), copy.replace(n, b=3))


class Sub(NS):
    pass


print(Sub(x=1), Sub(x=1) == NS(x=1))
for f in (
    lambda: NS(1, 2), lambda: NS({1: 2}), lambda: hash(n), lambda: n.zz, lambda: NS(a=1) < NS(a=2),
    lambda: NS(5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
