# Cancelling: where CancelledError arrives, and what a coroutine can do with it.
import asyncio


async def polite():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("polite: cancelled", error.args)
        raise
    finally:
        print("polite: finally")


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("stubborn: ignored", i, asyncio.current_task().cancelling())
    return "stubborn result"


async def cleaner():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaner: tidying up")
        await asyncio.sleep(1)
        print("cleaner: tidy")


async def main():
    task = asyncio.create_task(polite())
    await asyncio.sleep(1)
    print(task.cancel("enough"), task.cancelling(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main saw", error.args, task.cancelled())
    print(task.cancel())

    task = asyncio.create_task(stubborn())
    for _ in range(3):
        await asyncio.sleep(0)
        print(task.cancel())
        await asyncio.sleep(0)
    print(await task, task.cancelled(), task.cancelling())

    task = asyncio.create_task(cleaner())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
