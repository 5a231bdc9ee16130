# The order of callbacks, tasks and timers in the loop's queue.
import asyncio


async def step(name, rounds):
    for i in range(rounds):
        print(name, i)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback 1")
    first = asyncio.create_task(step("a", 3))
    loop.call_soon(print, "callback 2")
    second = asyncio.create_task(step("b", 2))
    loop.call_later(0, print, "timer 0")
    loop.call_at(loop.time(), print, "timer now")
    handle = loop.call_soon(print, "cancelled callback")
    handle.cancel()
    print("main gives up control", handle.cancelled())
    await first
    print("first is done", second.done())
    for delay in (0.3, 0.1, 0.2, 0.1):
        loop.call_later(delay, print, "after", delay)
    timer = loop.call_later(0.15, print, "cancelled timer")
    print(round(timer.when(), 6))
    loop.call_later(0.05, timer.cancel)
    await asyncio.sleep(0.25)
    print("main again")
    await asyncio.sleep(1)
    done = loop.create_future()
    for i in range(3):
        done.add_done_callback(lambda f, i=i: print("done callback", i, f.result()))
    task = asyncio.create_task(waiting(done))
    await asyncio.sleep(0)
    done.set_result("result")
    print("set")
    await task


async def waiting(future):
    print("waiting")
    print("got", await future)


asyncio.run(main())
