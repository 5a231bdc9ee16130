# wait(): for the first, for the first exception, for all, or until a time.
import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    def make(*specs):
        return [asyncio.create_task(work(n, n < 0), name=str(n)) for n in specs]

    done, pending = await asyncio.wait(make(1, 2, 3), return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending)
    print(names(done), names(pending))
    tasks = make(1, 4) + [asyncio.create_task(work(2, True), name="bad")]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [repr(t.exception()) for t in tasks if t.done()])
    done, pending = await asyncio.wait(make(1, 5), timeout=3)
    print(names(done), names(pending))
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait(pending)
    print(names(done), [t.cancelled() for t in done])
    try:
        await asyncio.wait(done, return_when="NEVER")
    except ValueError as error:
        print(error)
    waiting = asyncio.create_task(asyncio.wait(tasks := make(5)))
    await asyncio.sleep(0)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("wait was cancelled, the task was not:", tasks[0].cancelled())
    print(await asyncio.wait_for(tasks[0], 10), asyncio.get_running_loop().time())


asyncio.run(main())
