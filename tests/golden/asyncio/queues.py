# Kinds of queues, what they refuse, and shutting one down.
import asyncio


async def main():
    priority, last = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in (3, 1, 2):
        await priority.put(item)
        await last.put(item)
    print([await priority.get() for _ in range(3)], [await last.get() for _ in range(3)])
    queue = asyncio.Queue(1)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)
    queue.put_nowait("a")
    for use in (lambda: queue.put_nowait("b"), lambda: last.get_nowait()):
        try:
            use()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(type(error).__name__, error.args)
    putter = asyncio.create_task(queue.put("b"))
    await asyncio.sleep(0)
    print(str(queue))
    print(queue.get_nowait(), queue.get_nowait.__name__)
    await putter
    print(str(queue))
    putters = [asyncio.create_task(queue.put(x)) for x in "cd"]
    await asyncio.sleep(0)
    putters[0].cancel()
    print(await queue.get(), await queue.get())
    print([p.cancelled() for p in putters])

    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    print(str(queue))
    queue.shutdown()
    print(await asyncio.gather(*getters, return_exceptions=True), str(queue))
    try:
        await queue.put("e")
    except asyncio.QueueShutDown as error:
        print("shut down", error.args)
    rest = asyncio.Queue()
    for i in range(3):
        rest.put_nowait(i)
    rest.shutdown()
    print(await rest.get(), rest.qsize())
    joiner = asyncio.create_task(rest.join())
    await asyncio.sleep(0)
    rest.shutdown(immediate=True)
    print(rest.qsize(), str(rest))
    rest.task_done()
    await joiner
    print("joined")


asyncio.run(main())
