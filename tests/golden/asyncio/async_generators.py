# Async generators under asyncio.
import asyncio


async def ticker(n, delay):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(delay)
    finally:
        print("ticker cleaned up")


async def main():
    async for i in ticker(3, 0.1):
        print(i)
    print([i async for i in ticker(2, 0) if i])
    g = ticker(10, 0)
    print(await anext(g))
    await g.aclose()

    async def merge(*sources):
        for source in sources:
            async for item in source:
                yield item

    print([x async for x in merge(ticker(1, 0), ticker(2, 0))])


asyncio.run(main())
