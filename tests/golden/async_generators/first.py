# An async generator is driven one item at a time with __anext__.
async def numbers():
    yield 1
    yield 2


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except StopAsyncIteration:
        return "StopAsyncIteration"


g = numbers()
print(type(g).__name__, g.ag_running, g.ag_frame is not None, g.ag_await)
print(drive(g.__anext__()))
print(drive(g.__anext__()))
print(drive(g.__anext__()), drive(g.__anext__()))
print(g.ag_frame, g.__aiter__() is g)
try:
    for n in numbers():
        pass
except TypeError as error:
    print(error)
