# types.coroutine makes a generator awaitable.
import types


@types.coroutine
def pause(value):
    received = yield value
    return received


async def main():
    a = await pause("one")
    b = await pause("two")
    return a, b


c = main()
print(c.send(None), c.send("A"))
try:
    c.send("B")
except StopIteration as stop:
    print(stop.value)
g = pause(1)
print(type(g).__name__, g.gi_code.co_flags & 0x100 != 0)


async def direct():
    return await g


try:
    d = direct()
    print(d.send(None))
    d.send("x")
except StopIteration as stop:
    print(stop.value)
