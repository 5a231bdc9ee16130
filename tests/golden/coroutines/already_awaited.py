# A coroutine is awaited once, by one.
class Wait:
    def __await__(self):
        yield


async def inner():
    await Wait()


async def outer(c):
    await c


shared = inner()
first, second = outer(shared), outer(shared)
first.send(None)
try:
    second.send(None)
except RuntimeError as error:
    print(error)
try:
    first.send(None)
except StopIteration:
    print("first done")
third = outer(shared)
try:
    third.send(None)
except RuntimeError as error:
    print(error)


async def selfish():
    c.send(None)


c = selfish()
try:
    c.send(None)
except ValueError as error:
    print(error)
