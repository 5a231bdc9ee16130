# Timeouts inside timeouts: whose deadline passed first decides who gets TimeoutError.
import asyncio


async def inner_first():
    async with asyncio.timeout(3) as outer:
        try:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(10)
        except TimeoutError as error:
            print("inner", inner.expired(), outer.expired(), type(error.__cause__).__name__)
        print("still in the outer one")
    return outer.expired()


async def outer_first():
    try:
        async with asyncio.timeout(1) as outer:
            async with asyncio.timeout(3) as inner:
                await asyncio.sleep(10)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired())


async def moved():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as timeout:
        print(timeout.when(), timeout)
        timeout.reschedule(loop.time() + 2)
        print(timeout)
        await asyncio.sleep(1)
        timeout.reschedule(loop.time() + 5)
        await asyncio.sleep(4)
    print(timeout, timeout.expired())
    try:
        timeout.reschedule(1)
    except RuntimeError as error:
        print(error)


async def past():
    try:
        async with asyncio.timeout_at(0):
            print("runs up to the first await")
            await asyncio.sleep(0)
            print("not this")
    except TimeoutError:
        print("too late from the start")


async def main():
    print(await inner_first())
    await outer_first()
    await moved()
    await past()
    for use in (lambda: asyncio.Timeout(1).reschedule(2), lambda: asyncio.timeout(1).__aenter__().send(None)):
        try:
            use()
        except (RuntimeError, StopIteration) as error:
            print(type(error).__name__, error if isinstance(error, RuntimeError) else "")


asyncio.run(main())
