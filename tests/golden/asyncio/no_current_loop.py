# Before there is a loop: get_event_loop() and what needs it refuse.
import asyncio


async def work():
    return "worked"


for use in (asyncio.get_running_loop, asyncio.current_task, asyncio.all_tasks, asyncio.Future, lambda: asyncio.timeout(1), lambda: asyncio.gather()):
    try:
        use()
    except RuntimeError as error:
        print(error)
coro = work()
try:
    asyncio.gather(coro)
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running())
future = asyncio.ensure_future(work())
print(loop.run_until_complete(future), loop.run_until_complete(asyncio.gather(work(), work())))
try:
    asyncio.set_event_loop(5)
except TypeError as error:
    print(error)
asyncio.set_event_loop(None)
loop.close()
asyncio.get_event_loop().run_until_complete(work())
