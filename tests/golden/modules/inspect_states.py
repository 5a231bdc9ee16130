# inspect tells the state of generators and coroutines.
import inspect


def gen():
    x = 1
    print(inspect.getgeneratorstate(me))
    yield x


me = gen()
print(inspect.getgeneratorstate(me), inspect.getgeneratorlocals(me))
next(me)
print(inspect.getgeneratorstate(me), inspect.getgeneratorlocals(me))
list(me)
print(inspect.getgeneratorstate(me))


async def coro():
    pass


c = coro()
print(inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c))


async def agen():
    yield


print(inspect.isgeneratorfunction(gen), inspect.isgenerator(me), inspect.iscoroutinefunction(coro), inspect.iscoroutine(c), inspect.isasyncgenfunction(agen), inspect.isasyncgen(agen()), inspect.isawaitable(c), inspect.isfunction(gen))
