# Each task has its own copy of the context variables; callbacks run in the one they were given.
import asyncio
from contextvars import ContextVar, copy_context

request = ContextVar("request")


async def show(label):
    print(label, request.get("nothing"))


async def handle(name):
    token = request.set(name)
    await asyncio.sleep(0)
    await show(f"{name} awaits")
    await asyncio.create_task(show(f"{name}'s task"))
    asyncio.get_running_loop().call_soon(lambda: print("callback of", request.get()))
    await asyncio.sleep(0)
    request.reset(token)
    await show(f"{name} after reset")


async def numbers():
    with request.set("in the generator"):
        yield request.get()
        yield request.get()
    yield request.get("gone")


async def main():
    await show("main")
    await asyncio.gather(handle("a"), handle("b"))
    await show("main still")
    context = copy_context()
    context.run(request.set, "from a context")
    await asyncio.create_task(show("given"), context=context)
    async with asyncio.TaskGroup() as group:
        group.create_task(show("in a group"), context=context)
        task = group.create_task(changes(), context=context)
    print(context[request], await task, task.get_context() is context)
    print([x async for x in numbers()])
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("done callback in", request.get("none")), context=context)
    future.set_result(None)
    await asyncio.sleep(0)


async def changes():
    request.set("changed")
    return request.get()


asyncio.run(main())
