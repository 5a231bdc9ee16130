# TaskGroup: one failure cancels the others; all failures come in one group.
import asyncio


async def worker(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error is not None:
            raise error
        print(name, "done")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fails_when_cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise RuntimeError("while cleaning up")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("fast", 1))
            group.create_task(worker("slow", 5))
            group.create_task(worker("bad", 2, ValueError("bad")))
            print(group)
            await asyncio.sleep(3)
            print("not reached")
    except* ValueError as errors:
        print(repr(errors))
    print(group)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("one", 1, KeyError("one")))
            group.create_task(fails_when_cancelled())
    except ExceptionGroup as errors:
        print(errors, errors.exceptions)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker("left over", 9))
            await asyncio.sleep(0)
            raise IndexError("in the body")
    except* IndexError as errors:
        print(errors.exceptions, errors.__context__, errors.__suppress_context__)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(n, n)) for n in (2, 1)]
    print([task.result() for task in tasks])
    for use in (lambda: group.create_task(worker("late", 1)), lambda: asyncio.TaskGroup().create_task(worker("early", 1))):
        try:
            use()
        except RuntimeError as error:
            print(error)


asyncio.run(main())
