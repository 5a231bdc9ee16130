# Runner and run(): several runs in one loop, contexts, and what they refuse.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def set_and_get(value):
    before = var.get()
    var.set(value)
    task = asyncio.current_task()
    return before, var.get(), task.get_name()


async def nested():
    coro = set_and_get(0)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    with asyncio.Runner() as runner:
        try:
            runner.run(coro)
        except RuntimeError as error:
            print(error)
    coro.close()


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.5).__await__()
        return "awaited"


with asyncio.Runner() as runner:
    print(runner.run(set_and_get(1)), runner.run(set_and_get(2)))
    context = contextvars.copy_context()
    print(runner.run(set_and_get(3), context=context), context[var], var.get())
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
    print(runner.run(Awaitable()), loop.time())
print(loop.is_closed())
try:
    runner.run(coro := set_and_get(4))
except RuntimeError as error:
    print(error)
coro.close()
print(asyncio.run(set_and_get(5)), asyncio.run(set_and_get(6)), asyncio.run(Awaitable()))
asyncio.run(nested())
for wrong in (5, print, [1]):
    try:
        asyncio.run(wrong)
    except TypeError as error:
        print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)
