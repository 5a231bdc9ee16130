# Running a loop leaves nothing behind that only the cycle collector could free.
import asyncio
import gc
import sys


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    print(await asyncio.gather(work(1), work(2)), gc.collect())
    try:
        async with asyncio.timeout(1):
            await work(5)
    except TimeoutError:
        pass
    print("timeout", gc.collect())
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1))
    del group
    print("group", gc.collect())
    task = asyncio.create_task(work(1))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    del task
    print("cancelled", gc.collect())


gc.collect()
asyncio.run(main())
print("run", gc.collect())
print(type(sys.get_asyncgen_hooks()) is type(sys.get_asyncgen_hooks()), sys.get_asyncgen_hooks())
print("hooks", gc.collect())
