# A TaskGroup's exceptions, uncaught: the traceback shows the group as a tree.
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    raise ConnectionError(f"no answer from {name}")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("one", 1))
        group.create_task(fetch("two", 1))
        await asyncio.sleep(5)


asyncio.run(main())
