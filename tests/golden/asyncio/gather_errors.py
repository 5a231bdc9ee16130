# gather: the first exception comes out, the others go on; or all outcomes come as results.
import asyncio


async def ok(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "finished")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def bad(name, delay):
    await asyncio.sleep(delay)
    raise ValueError(name)


async def main():
    try:
        await asyncio.gather(ok("a", 3), bad("b", 1), bad("c", 2))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(3)

    print(await asyncio.gather(ok("d", 1), bad("e", 2), return_exceptions=True))
    print(await asyncio.gather())

    together = asyncio.gather(ok("f", 5), ok("g", 6))
    await asyncio.sleep(1)
    print(together.cancel(), together.cancelled(), together.done())
    try:
        await together
    except asyncio.CancelledError:
        print("the gathering was cancelled", together.cancelled())

    child = asyncio.create_task(ok("h", 5))
    together = asyncio.gather(child, ok("i", 1), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel("only this one")
    print(await together)

    task = asyncio.create_task(ok("twice", 1))
    print(await asyncio.gather(task, task, ok("j", 0)))
    try:
        await asyncio.gather(child, ok("k", 1))
    except asyncio.CancelledError as error:
        print("a cancelled child", error.args)


asyncio.run(main())
