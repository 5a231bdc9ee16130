# Async generators left unfinished are closed by the loop.
import asyncio


async def numbers(name):
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0)
    except GeneratorExit:
        print(name, "GeneratorExit")
        raise
    finally:
        await asyncio.sleep(0)
        print(name, "cleaned up")


async def broken():
    try:
        yield 1
    finally:
        raise RuntimeError("while closing")


async def main():
    async for i in numbers("dropped"):
        if i == 1:
            break
    print("loop left")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    kept = numbers("kept")
    print(await anext(kept))
    keep.append(kept)
    closed = numbers("closed")
    print(await anext(closed))
    await closed.aclose()
    await closed.aclose()
    print("main ends")


async def breaks():
    bad = broken()
    print(await anext(bad))
    keep.append(bad)


keep = []
asyncio.run(main())
asyncio.run(breaks())
print("run is over")
try:
    keep[0].asend(None).send(None)
except StopAsyncIteration:
    print("it is closed")
