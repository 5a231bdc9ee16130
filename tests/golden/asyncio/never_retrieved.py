# Exceptions that nobody asks for are reported when the task or future dies.
import asyncio
import sys


async def fails(n):
    raise ValueError(f"nobody looks {n}")


async def main():
    asyncio.create_task(fails(1))
    await asyncio.sleep(0.1)
    print("the first task is gone")
    task = asyncio.create_task(fails(2), name="kept")
    await asyncio.sleep(0.1)
    print("still kept", task.done())
    del task
    print("gone")
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("a future's"))
    del future
    looked_at = asyncio.create_task(fails(3))
    await asyncio.wait([looked_at])
    print(repr(looked_at.exception()))
    del looked_at
    task = asyncio.create_task(fails_in_group())
    await asyncio.sleep(0.1)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    del task
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    loop.call_soon(divide, 0)
    await asyncio.sleep(0)
    loop.set_exception_handler(bad_handler)
    loop.call_soon(divide, 0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "future": None, "more": [1]})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "by hand", "asyncgen": 5, "more": [1]})
    loop.default_exception_handler({})


async def fails_in_group():
    raise ExceptionGroup("several", [KeyError(1), ValueError(2)])


def divide(n):
    return 1 / n


def handler(loop, context):
    print("handler:", sorted(context), context["message"], repr(context["exception"]))


def bad_handler(loop, context):
    raise RuntimeError("the handler fails")


asyncio.run(main())
print("end", file=sys.stderr)
