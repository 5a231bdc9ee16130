# Where a task is: get_stack() and print_stack() while it waits, and after it has failed.
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)
    raise ValueError("too late")


async def outer():
    try:
        await inner()
    finally:
        pass


def stack(task, **limit):
    return [frame.f_code.co_name for frame in task.get_stack(**limit)]


async def main():
    task = asyncio.create_task(outer(), name="T")
    print(stack(task))
    await asyncio.sleep(0)
    print(stack(task), stack(task, limit=0), stack(task, limit=1))
    task.print_stack(file=sys.stdout)
    print(stack(asyncio.current_task()))
    await asyncio.wait([task])
    print(stack(task), stack(task, limit=1))
    task.print_stack(file=sys.stdout)
    task.print_stack()
    done = asyncio.create_task(asyncio.sleep(0, "done"))
    await done
    print(stack(done))
    done.print_stack(file=sys.stdout)


asyncio.run(main())
