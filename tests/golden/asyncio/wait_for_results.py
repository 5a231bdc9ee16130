# wait_for: results, timeouts, and a coroutine that will not be hurried.
import asyncio


async def work(delay, result):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(result, "was cancelled")
        raise
    return result


async def refuses():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "a value all the same"


async def fails():
    await asyncio.sleep(1)
    raise KeyError("failed")


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(work(1, "in time"), 2))
    print(await asyncio.wait_for(work(1, "no limit"), None))
    try:
        await asyncio.wait_for(work(5, "slow"), 1)
    except TimeoutError as error:
        print("timed out", repr(error), repr(error.__cause__))
    print(await asyncio.wait_for(refuses(), 1))
    try:
        await asyncio.wait_for(fails(), 3)
    except KeyError as error:
        print("error", error)
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(work(1, "at once"), timeout)
        except TimeoutError as error:
            print("no time at all", repr(error.__cause__))
    done = loop.create_future()
    done.set_result("done already")
    print(await asyncio.wait_for(done, 0))
    print(loop.time())


asyncio.run(main())
