# as_completed: results in the order in which they come, as coroutines or as the tasks themselves.
import asyncio


async def work(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise LookupError(name)
    return name


async def main():
    for coro in asyncio.as_completed([work("c", 3), work("a", 1), work("b", 2)]):
        print(type(coro).__name__, await coro)
    tasks = [asyncio.create_task(work(n, d), name=n) for n, d in (("slow", 3), ("quick", 1))]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.get_name(), await task)
    try:
        for coro in asyncio.as_completed([work("x", 1), work("y", 5)], timeout=2):
            print(await coro)
    except TimeoutError as error:
        print("timed out", repr(error))
    async for task in asyncio.as_completed([work("bad", 1, True), work("good", 2)]):
        try:
            print(await task)
        except LookupError as error:
            print("failed", error)
    print([x async for x in asyncio.as_completed([])])
    try:
        asyncio.as_completed(work)
    except TypeError as error:
        print(error)
    try:
        asyncio.as_completed(unused := work("z", 1))
    except TypeError as error:
        print(error)
    unused.close()


asyncio.run(main())
