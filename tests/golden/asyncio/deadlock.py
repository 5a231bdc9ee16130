# Two tasks that wait for each other's lock, for ever.
import asyncio


async def cross(first, second, name):
    async with first:
        print(name, "has one")
        await asyncio.sleep(1)
        print(name, "wants the other")
        async with second:
            print("never")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    try:
        await asyncio.gather(cross(a, b, "x"), cross(b, a, "y"))
    finally:
        print("main is cancelled")


asyncio.run(main())
