# Semaphores: how many at a time, in which order, and what happens to a cancelled waiter.
import asyncio


async def visitor(semaphore, n):
    async with semaphore:
        print(n, "in at", loop_time(), semaphore.locked())
        await asyncio.sleep(1)
    print(n, "out at", loop_time())


def loop_time():
    return asyncio.get_running_loop().time()


async def main():
    semaphore = asyncio.Semaphore(2)
    tasks = [asyncio.create_task(visitor(semaphore, n)) for n in range(5)]
    await asyncio.sleep(0.5)
    tasks[3].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results])

    bounded = asyncio.BoundedSemaphore(1)
    print(await bounded.acquire(), bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    empty = asyncio.Semaphore(0)
    task = asyncio.create_task(empty.acquire())
    await asyncio.sleep(0)
    print(empty.locked(), repr(empty).split(" [")[1])
    empty.release()
    print(await task, repr(empty).split(" [")[1], repr(bounded).split(" [")[1])


asyncio.run(main())
