# Where generators, coroutines and async generators stand.
from inspect import *


def g():
    x = 1
    y = yield x
    yield y


async def c():
    pass


async def ag():
    yield 1


it = g()
print(getgeneratorstate(it), dict(getgeneratorlocals(it)))
next(it)
print(getgeneratorstate(it), getgeneratorlocals(it))
it.send(7)
print(getgeneratorlocals(it))
it.close()
print(getgeneratorstate(it), getgeneratorlocals(it))
def inside():
    print(getgeneratorstate(me))
    yield
me = inside()
next(me)
co = c()
print(getcoroutinestate(co), getcoroutinelocals(co))
co.close()
print(getcoroutinestate(co))
a = ag()
print(getasyncgenstate(a), getasyncgenlocals(a))
for f in getgeneratorlocals, getasyncgenlocals:
    try:
        f(3)
    except TypeError as e:
        print(e)
