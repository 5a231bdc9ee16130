# A TaskGroup waits for all; a failure cancels the others.
import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        print("finished", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def fail(n):
    await asyncio.sleep(n)
    raise ValueError(f"failed after {n}")


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n)) for n in (2, 1)]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1))
            group.create_task(fail(2))
            group.create_task(work(3))
    except* ValueError as error:
        print([str(e) for e in error.exceptions])


asyncio.run(main())
