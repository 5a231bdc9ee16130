# Futures: set by one, awaited by another.
import asyncio


async def setter(future):
    await asyncio.sleep(1)
    future.set_result("the result")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    asyncio.create_task(setter(future))
    print(future.done())
    print(await future)
    print(future.done(), future.result())
    await asyncio.sleep(0)
    broken = loop.create_future()
    broken.set_exception(ValueError("broken"))
    try:
        await broken
    except ValueError as error:
        print(error)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)


asyncio.run(main())
