# What a loop that is closed or running refuses, with the functions on the way.
import asyncio
import traceback


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        print(names[1:], repr(error))


async def inside():
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    attempt(loop.run_forever)
    attempt(other.run_forever)
    attempt(other.run_until_complete, other.create_future())
    attempt(loop.close)
    attempt(asyncio.Runner().run, None)
    attempt(asyncio.run, None)
    attempt(asyncio.set_event_loop, 5)
    attempt(loop.set_task_factory, 5)
    attempt(loop.set_exception_handler, 5)
    attempt(asyncio.gather, 5)
    attempt(asyncio.as_completed, [5])
    attempt(asyncio.Semaphore, -1)
    attempt(asyncio.Lock().release)
    attempt(asyncio.Condition().notify_all)
    attempt(asyncio.Queue(1).get_nowait)
    attempt(asyncio.timeout(1).reschedule, 5)
    attempt(asyncio.TaskGroup().create_task, asyncio.sleep(0))
    other.close()
    attempt(other.run_forever)
    attempt(other.call_soon, print)
    attempt(other.call_soon_threadsafe, print)
    attempt(other.call_at, 1, print)
    attempt(other.call_later, None, print)
    attempt(other.create_task, None)
    loop.stop()


attempt(asyncio.timeout, 1)
attempt(asyncio.get_running_loop)
attempt(asyncio.create_task, None)
attempt(asyncio.Future)
attempt(asyncio.run, 5)
loop = asyncio.new_event_loop()
attempt(loop.run_until_complete, 5)
loop.run_until_complete(inside())
closed = asyncio.Runner()
closed.get_loop()
closed.close()
attempt(closed.run, None)
attempt(closed.get_loop)
attempt(closed.__enter__)
