# A loop without run(): run_until_complete, run_forever, stop, close, and their errors.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.time())
print(loop.run_until_complete(work(1)), loop.time())
future = loop.create_future()
loop.call_later(1, future.set_result, "set by a timer")
print(loop.run_until_complete(future))


def tick(n):
    print("tick", n, loop.time())
    if n == 2:
        loop.stop()
        loop.call_soon(print, "runs in the next run")
    else:
        loop.call_later(0.5, tick, n + 1)


loop.call_soon(tick, 0)
loop.run_forever()
print("stopped")
loop.stop()
loop.run_forever()


async def running():
    for use in (loop.run_forever, loop.close, lambda: loop.run_until_complete(loop.create_future())):
        try:
            use()
        except RuntimeError as error:
            print(error)
    other = asyncio.new_event_loop()
    try:
        other.run_forever()
    except RuntimeError as error:
        print(error)
    try:
        await other.create_future()
    except RuntimeError as error:
        print(str(error).split(" got ")[1])
    other.close()


loop.run_until_complete(running())
never = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(never)
except RuntimeError as error:
    print(error)
for use in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
    try:
        use()
    except TypeError as error:
        print(error)
loop.close()
loop.close()
for use in (lambda: loop.call_soon(print), loop.run_forever, lambda: loop.call_at(1, print)):
    try:
        use()
    except RuntimeError as error:
        print(error)
coro = work(1)
try:
    loop.run_until_complete(coro)
except RuntimeError as error:
    print(error)
coro.close()
