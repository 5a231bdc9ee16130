# How tasks, futures, locks, queues and the loop show themselves.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return "x" * n


def callback(task):
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.is_running(), loop.is_closed(), loop.get_debug())
    future = loop.create_future()
    print(future)
    future.add_done_callback(callback)
    print(future)
    future.add_done_callback(print)
    print(future)
    future.add_done_callback(callback)
    print(future)
    print(future.remove_done_callback(callback), future)
    task = asyncio.create_task(work(1), name="worker")
    print(task)
    await asyncio.sleep(0)
    print(task)
    task.add_done_callback(callback)
    waiter = asyncio.create_task(wait_for(task))
    await asyncio.sleep(0)
    print(task)
    print(waiter)
    print(await waiter)
    print(task, waiter)
    waiter = asyncio.create_task(wait_for(future), name=7)
    await asyncio.sleep(0)
    waiter.cancel()
    print(waiter)
    await asyncio.wait([waiter])
    print(waiter, future)
    failed = loop.create_future()
    failed.set_exception(ValueError("no"))
    print(failed, failed.exception())
    done = loop.create_future()
    done.set_result({"a": [1, 2]})
    print(done, waiter.get_name())
    print(loop.call_soon(callback, 1), loop.call_later(5, callback))
    handle = loop.call_later(7, callback)
    handle.cancel()
    print(handle)
    print(asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(3), asyncio.Barrier(2))
    print(str(asyncio.Queue()), asyncio.PriorityQueue(3).maxsize, asyncio.gather())
    queue = asyncio.LifoQueue(2)
    queue.put_nowait("item")
    print(str(queue), asyncio.TaskGroup(), asyncio.timeout(5))
    print(type(future), type(task), asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty)


async def wait_for(task):
    return await task


asyncio.run(main())
