# An exception that leaves asyncio.run(): its traceback goes through the loop, not through the task.
import asyncio


async def inner(x):
    await asyncio.sleep(0.1)
    return 1 / x


async def outer():
    task = asyncio.create_task(inner(0))
    try:
        return await task
    except ZeroDivisionError as error:
        raise ValueError("no result") from error


asyncio.run(outer())
