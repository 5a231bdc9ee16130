# Condition.wait() takes its lock back even when it is cancelled while it waits for that.
import asyncio


async def waiter(condition, name):
    async with condition:
        try:
            print(name, await condition.wait())
        except asyncio.CancelledError as error:
            print(name, repr(error), repr(error.__context__), condition.locked())
            raise


async def held(condition, *messages, notified):
    task = asyncio.create_task(waiter(condition, f"cancelled {len(messages)} times"))
    await asyncio.sleep(1)
    await condition.acquire()
    if notified:
        condition.notify()
        await asyncio.sleep(0)
    for message in messages:
        task.cancel(message)
        await asyncio.sleep(0)
    print(task.done(), str(condition).rpartition(" [")[2])
    condition.release()
    await asyncio.wait([task])
    print(condition.locked())


async def passed_on(condition):
    tasks = [asyncio.create_task(waiter(condition, name)) for name in ("first", "second")]
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
        tasks[0].cancel("too late")
    print(await asyncio.gather(*tasks, return_exceptions=True))


async def main():
    condition = asyncio.Condition()
    await held(condition, notified=True)
    await held(condition, "one", notified=True)
    await held(condition, "one", "two", notified=True)
    await held(condition, "one", "two", "three", notified=False)
    await passed_on(condition)
    task = asyncio.create_task(waiter(condition, "last"))
    await asyncio.sleep(0)
    task.cancel("uncaught")
    await task


asyncio.run(main())
