# Producers and consumers share a bounded queue; join() and task_done() tell when all is done.
import asyncio


async def producer(name, queue, count):
    for i in range(count):
        item = f"{name}{i}"
        await queue.put(item)
        print("put", item, queue.qsize())
        await asyncio.sleep(0.1)


async def consumer(name, queue):
    while True:
        item = await queue.get()
        print(name, "took", item)
        await asyncio.sleep(0.3)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    consumers = [asyncio.create_task(consumer(n, queue)) for n in ("first", "second")]
    await asyncio.gather(producer("a", queue, 3), producer("b", queue, 3))
    await queue.join()
    print("all done at", round(asyncio.get_running_loop().time(), 3))
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
