# Tasks: creation, cancellation, results, names.
import asyncio


async def sleeper(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    a = asyncio.create_task(sleeper(1), name="first")
    b = asyncio.create_task(sleeper(100))
    print(a.get_name(), a.done())
    print(await a, a.done(), a.result())
    b.cancel()
    try:
        await b
    except asyncio.CancelledError:
        print("b was cancelled", b.cancelled())
    done, pending = await asyncio.wait([asyncio.create_task(sleeper(1)), asyncio.create_task(sleeper(5))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print(asyncio.current_task() is not None, len(asyncio.all_tasks()))


asyncio.run(main())
