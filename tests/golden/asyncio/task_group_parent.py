# Cancelling the task that waits in a TaskGroup cancels the group's tasks; no error is lost.
import asyncio


async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child", name, "cancelled")
        raise


async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a"))
    print("not reached")


async def catching_parent():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(child("c"))
            group.create_task(failing())
    except* ZeroDivisionError as group:
        print("caught", group.exceptions, asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    print("goes on")


async def failing():
    await asyncio.sleep(1)
    1 / 0


async def exits():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("d"))
        group.create_task(leave())


async def leave():
    await asyncio.sleep(1)
    raise SystemExit("leaving")


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("parent cancelled", task.cancelling())
    await catching_parent()
    try:
        async with asyncio.timeout(2):
            await parent()
    except TimeoutError:
        print("a group that took too long")
    await exits()


asyncio.run(main())
