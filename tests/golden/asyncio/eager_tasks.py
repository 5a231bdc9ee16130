# Eager tasks run up to their first wait at once, inside the task that makes them.
import asyncio


async def work(name, delay):
    print(name, "begins in", asyncio.current_task().get_name())
    if delay:
        await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def fails():
    raise ValueError("at once")


async def main():
    loop = asyncio.get_running_loop()
    print("lazy")
    task = asyncio.create_task(work("a", 0))
    print("made", task.done())
    await task
    loop.set_task_factory(asyncio.eager_task_factory)
    print("eager")
    task = asyncio.create_task(work("b", 0), name="eager b")
    print("made", task.done(), task.result(), task.get_coro())
    task = asyncio.create_task(work("c", 1))
    print("made", task.done(), len(asyncio.all_tasks()))
    print(await task, asyncio.current_task().get_name())
    task = asyncio.create_task(fails())
    print("made", task.done(), repr(task.exception()))
    loop.set_task_factory(None)
    print(loop.get_task_factory())
    task = asyncio.Task(work("d", 1), loop=loop, eager_start=True)
    print("made", task.done())
    await task
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
