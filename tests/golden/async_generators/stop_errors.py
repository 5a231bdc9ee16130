# StopIteration and StopAsyncIteration that escape become RuntimeError.
async def raises(kind):
    yield 1
    raise kind("inside")


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


for kind in (StopIteration, StopAsyncIteration, ValueError):
    g = raises(kind)
    drive(g.__anext__())
    try:
        drive(g.__anext__())
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))


async def coroutine():
    raise StopIteration("from a coroutine")


try:
    coroutine().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__))
