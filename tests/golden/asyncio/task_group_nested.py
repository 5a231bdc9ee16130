# Groups in groups: failures at several levels, cleaning up that waits, cancellation from outside.
import asyncio


async def fails(after, error, cleaning=0):
    try:
        await asyncio.sleep(after)
    finally:
        if cleaning:
            await asyncio.sleep(cleaning)
            print("cleaned up", error)
    raise error


async def works(n):
    try:
        await asyncio.sleep(n)
        print("worked", n)
    except asyncio.CancelledError as error:
        print("stopped", n, error.args)
        raise


def show(error, depth=0):
    print("  " * depth + repr(error), repr(error.__cause__), repr(error.__context__))
    for inner in getattr(error, "exceptions", ()):
        show(inner, depth + 1)


async def inner(name):
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(1, KeyError(name), 1))
        group.create_task(works(2))


async def outer():
    async with asyncio.TaskGroup() as group:
        group.create_task(inner("a"))
        group.create_task(works(1))
        group.create_task(inner("b"))
        async with asyncio.TaskGroup() as within:
            within.create_task(fails(5, ValueError("within")))
            await asyncio.sleep(9)


async def cancelled_with_errors():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(9, OSError("cancelled, and failed"), 1))
            await asyncio.sleep(9)
    except* OSError as errors:
        show(errors)
    print(asyncio.current_task().cancelling())
    await asyncio.sleep(1)
    print("not reached: it is cancelled still")


async def main():
    try:
        await outer()
    except ExceptionGroup as error:
        show(error)
    print(asyncio.current_task().cancelling())
    task = asyncio.create_task(cancelled_with_errors())
    await asyncio.sleep(1)
    task.cancel("from outside")
    show((await asyncio.gather(task, return_exceptions=True))[0])


asyncio.run(main())
asyncio.run(inner("uncaught"))
