# Who is woken and cancelled at once hands its turn on: locks, semaphores, queues.
import asyncio


def state(thing):
    return str(thing).rpartition(" [")[2][:-2]


async def lock():
    lock = asyncio.Lock()
    await lock.acquire()
    first, second = asyncio.create_task(lock.acquire()), asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    lock.release()
    print(state(lock))
    first.cancel()
    third = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(state(lock), second.done(), third.done())
    await second
    print(state(lock), third.done())
    third.cancel()
    await asyncio.wait([third])
    lock.release()
    print(state(lock))


async def semaphore():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(semaphore.acquire()) for _ in range(4)]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    tasks[0].cancel()
    print(state(semaphore), semaphore.locked())
    await asyncio.sleep(0)
    print(state(semaphore), [task.done() for task in tasks])
    await asyncio.sleep(0)
    print(state(semaphore), [task.done() for task in tasks])
    semaphore.release()
    await asyncio.wait(tasks)
    semaphore.release()
    print(state(semaphore))


async def queue():
    queue = asyncio.Queue(1)
    first, second = asyncio.create_task(queue.get()), asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("item")
    first.cancel()
    print(queue.__str__())
    print(await second, first.cancelled(), str(queue))
    queue.put_nowait("full")
    first, second = asyncio.create_task(queue.put(1)), asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    print(queue.get_nowait(), str(queue))
    first.cancel()
    await second
    print(first.cancelled(), str(queue))


for main in (lock, semaphore, queue):
    asyncio.run(main())
