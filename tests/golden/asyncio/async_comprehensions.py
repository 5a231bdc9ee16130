# Async comprehensions, async with and async for over one's own classes, under the loop.
import asyncio


class Ticker:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i == self.count:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(1)
        return self.i


class Resource:
    async def __aenter__(self):
        print("open")
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(1)
        print("close", kind and kind.__name__)
        return kind is KeyError


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    print([x async for x in Ticker(3)])
    print({x: await double(x) async for x in Ticker(2)})
    print({await double(x) for x in range(3)})
    print([y async for x in Ticker(2) for y in range(x)])
    print(sum([x async for x in Ticker(4) if x % 2]))
    lazy = (await double(x) for x in range(3))
    print(type(lazy).__name__, [x async for x in lazy])
    async with Resource() as a, Resource() as b:
        print(a is not b)
    async with Resource():
        raise KeyError("swallowed")
    try:
        async with Resource():
            raise ValueError("passes through")
    except ValueError as error:
        print(error)
    async for x in Ticker(1):
        print("once", x)
    else:
        print("else")
    print(asyncio.get_running_loop().time())


asyncio.run(main())
