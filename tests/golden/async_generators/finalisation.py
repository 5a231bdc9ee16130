# An async generator that is dropped, exhausted or closed.
async def gen(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except StopAsyncIteration:
        return "over"


a = gen("exhausted")
print(step(a.__anext__()), step(a.__anext__()), step(a.__anext__()), step(a.__anext__()))
b = gen("closed")
print(step(b.__anext__()), step(b.aclose()), step(b.__anext__()), step(b.aclose()))
c = gen("dropped")
print(step(c.__anext__()))
del c
print("after the drop")
d = gen("never started")
print(step(d.aclose()))
