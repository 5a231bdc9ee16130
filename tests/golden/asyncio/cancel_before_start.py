# A task cancelled before its first step never runs its coroutine's body.
import asyncio


async def never():
    print("this is not printed")


async def self_cancelling():
    asyncio.current_task().cancel()
    print("still running")
    return "lost"


async def self_cancelling_then_waiting():
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("at the next await")
        raise


async def main():
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled before it began:", task.cancelled())
    for function in (self_cancelling, self_cancelling_then_waiting):
        task = asyncio.create_task(function())
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print(function.__name__, "was cancelled", error.args)
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_for_it(future))
    await asyncio.sleep(0)
    print(task.cancel("through the future"), future.cancelled())
    await asyncio.wait({task})
    print(task.cancelled(), future.cancelled())


async def wait_for_it(future):
    await future


asyncio.run(main())
