# Coroutines that nobody awaits, and those awaited twice.
import asyncio


async def work():
    return 1


async def main():
    work()
    print("called, not awaited")
    asyncio.sleep(1)
    coro = work()
    print(await coro)
    try:
        await coro
    except RuntimeError as error:
        print(error)
    task = asyncio.create_task(work())
    print(await task, await task)
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await work
    except TypeError as error:
        print(error)
    try:
        asyncio.create_task(work)
    except TypeError as error:
        print(str(error).split(" at ")[0])
    try:
        await asyncio.gather(5)
    except TypeError as error:
        print(error)
    unused = [work() for _ in range(2)]
    unused.clear()
    try:
        await asyncio.wait([work()])
    except TypeError as error:
        print(error)
    for wrong in ([], work):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(error)


asyncio.run(main())
try:
    asyncio.run(work)
except TypeError as error:
    print(error)
try:
    asyncio.create_task(work())
except RuntimeError as error:
    print(error)
