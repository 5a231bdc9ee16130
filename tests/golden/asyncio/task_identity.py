# Names, current_task, all_tasks, and where a task is.
import asyncio


async def child(n):
    here = asyncio.current_task()
    print(n, here.get_name(), here is tasks.get(n))
    await asyncio.sleep(n)
    here.set_name(f"renamed {n}")
    return sorted(t.get_name() for t in asyncio.all_tasks())


async def failing():
    deep()


def deep():
    raise LookupError("deep down")


async def main():
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    for n in (1, 2):
        tasks[n] = asyncio.create_task(child(n), name=None if n == 1 else "second")
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(0)
    task = tasks[1]
    print(task.get_coro().__name__, task.get_coro().cr_running, [f.f_code.co_name for f in task.get_stack()])
    task.print_stack()
    print(await tasks[1], await tasks[2])
    print(task.get_stack())
    task.print_stack()
    task = asyncio.create_task(failing(), name="failing")
    await asyncio.wait([task])
    print([f.f_code.co_name for f in task.get_stack()], [f.f_code.co_name for f in task.get_stack(limit=1)])
    task.print_stack()
    print(repr(task.exception()))
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("in a callback:", asyncio.current_task()))
    await asyncio.sleep(0)


tasks = {}
asyncio.run(main())
