# Condition: waiting for a state that others change, with the lock held in between.
import asyncio


async def consumer(name, condition, box):
    async with condition:
        while not box:
            print(name, "waits")
            await condition.wait()
            print(name, "wakes", box)
        print(name, "takes", box.pop())


async def main():
    condition = asyncio.Condition()
    box = []
    tasks = [asyncio.create_task(consumer(n, condition, box)) for n in ("a", "b", "c")]
    await asyncio.sleep(0)
    async with condition:
        box.append(1)
        condition.notify()
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    async with condition:
        box.append(2)
        condition.notify_all()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    for use in (condition.notify, condition.notify_all):
        try:
            use()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    task = asyncio.create_task(ready(condition, box))
    await asyncio.sleep(0)
    for item in range(3):
        async with condition:
            box.append(item)
            condition.notify()
        await asyncio.sleep(0)
    print(await task)
    try:
        condition.release()
    except RuntimeError as error:
        print(error)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    await shared.acquire()
    print(lock.locked(), shared.locked())


async def ready(condition, box):
    async with condition:
        return await condition.wait_for(lambda: len(box) >= 3 and "three items")


asyncio.run(main())
