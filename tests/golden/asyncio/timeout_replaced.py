# A timeout that meets another exception: that one's context becomes a TimeoutError.
import asyncio


def show(error):
    while error is not None:
        print("  ", repr(error), "cause", repr(error.__cause__))
        error = error.__context__


async def replaced(error):
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(5)
        finally:
            raise error


async def handled_first():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            try:
                raise KeyError("first")
            except KeyError:
                raise ValueError("second")


async def swallowed():
    async with asyncio.timeout(1) as limit:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("swallowed", limit, asyncio.current_task().cancelling())
    print(limit, limit.expired(), asyncio.current_task().cancelling())


async def main():
    for use in (
        replaced(ValueError("v")),
        replaced(ExceptionGroup("group", [TypeError("t"), ValueError("u")])),
        handled_first(),
    ):
        try:
            await use
        except Exception as error:
            show(error)
            for inner in getattr(error, "exceptions", ()):
                show(inner)
    await swallowed()
    for time_limit in (0, -1):
        started = asyncio.create_task(asyncio.sleep(5, "slept"))
        await asyncio.sleep(0)
        try:
            print(await asyncio.wait_for(started, time_limit))
        except TimeoutError as error:
            print(repr(error), repr(error.__cause__), started.cancelled())
    await replaced(OSError("uncaught"))


asyncio.run(main())
