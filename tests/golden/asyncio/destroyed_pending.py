# A pending task that nothing refers to any more is destroyed; one left over at the end is cancelled.
import asyncio
import gc


async def waits(name, future):
    try:
        await future
    finally:
        print(name, "finally")


async def lose_one():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waits("lost", future))
    await asyncio.sleep(0)
    del future, task
    print("collecting")
    gc.collect()
    print("collected")


async def suppressing():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("not cancelled by that")
        await asyncio.sleep(1)
        print("done all the same")


async def failing():
    try:
        await asyncio.sleep(100)
    finally:
        raise RuntimeError("while being cancelled")


async def leave(*coros):
    for coro in coros:
        asyncio.create_task(coro)
    await asyncio.sleep(0)
    print("leaving", len(asyncio.all_tasks()) - 1)


asyncio.run(lose_one())
asyncio.run(leave(suppressing()))
asyncio.run(leave(failing()))
asyncio.run(leave(asyncio.sleep(100), suppressing()))
loop = asyncio.new_event_loop()
task = loop.create_task(waits("never run", None))
loop.close()
del task
print("end")
