# GET_YIELD_FROM_ITER: what yield from refuses, and when.
async def coroutine():
    pass


def delegate(thing):
    print("begin")
    yield from thing


g = delegate(None)
try:
    next(g)
except TypeError as error:
    print(error)

c = coroutine()
g = delegate(c)
try:
    next(g)
except TypeError as error:
    print(error)
c.close()


class NotIterator:
    def __iter__(self):
        return []


try:
    next(delegate(NotIterator()))
except TypeError as error:
    print(error)
