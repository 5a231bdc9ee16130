# timeout, wait_for, and the virtual clock.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timed out after", round(loop.time() - start, 3))
    try:
        await asyncio.wait_for(asyncio.sleep(10), 2)
    except TimeoutError:
        print("wait_for too", round(loop.time() - start, 3))
    print(await asyncio.wait_for(asyncio.sleep(1, "in time"), 5))
    loop.call_later(0.5, print, "called later")
    loop.call_soon(print, "called soon")
    await asyncio.sleep(1)
    print(round(loop.time() - start, 3))


asyncio.run(main())
