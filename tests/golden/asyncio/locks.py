# Lock, Event and Semaphore.
import asyncio


async def locked(lock, name):
    async with lock:
        print(name, "has the lock")
        await asyncio.sleep(1)
    print(name, "gave it back")


async def waiter(event, name):
    await event.wait()
    print(name, "saw the event")


async def limited(semaphore, n):
    async with semaphore:
        print("in", n)
        await asyncio.sleep(1)
        print("out", n)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(locked(lock, "a"), locked(lock, "b"))
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in "xy"]
    await asyncio.sleep(0)
    print("setting")
    event.set()
    await asyncio.gather(*tasks)
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(limited(semaphore, n) for n in range(4)))


asyncio.run(main())
