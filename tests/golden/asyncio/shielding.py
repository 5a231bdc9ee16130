# shield(): the inner task goes on when the waiting one is cancelled.
import asyncio


async def important():
    try:
        await asyncio.sleep(2)
    except asyncio.CancelledError:
        print("important: cancelled")
        raise
    print("important: finished")
    return "saved"


async def user(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("user: cancelled, the task is", "done" if task.done() else "still running")
        raise


async def broken():
    await asyncio.sleep(1)
    raise OSError("inner error")


async def main():
    inner = asyncio.create_task(important())
    outer = asyncio.create_task(user(inner))
    await asyncio.sleep(1)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("main: outer cancelled", outer.cancelled(), inner.cancelled())
    print(await inner)

    try:
        await asyncio.wait_for(asyncio.shield(task := asyncio.create_task(important())), 1)
    except TimeoutError:
        print("main: timed out, not stopped")
    print(await task)
    print(await asyncio.shield(task), asyncio.shield(task) is task)

    inner = asyncio.create_task(important())
    outer = asyncio.create_task(user(inner))
    await asyncio.sleep(1)
    inner.cancel()
    print(await asyncio.gather(outer, return_exceptions=True))
    try:
        await asyncio.shield(broken())
    except OSError as error:
        print(error)


asyncio.run(main())
