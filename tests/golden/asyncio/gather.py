# asyncio.run, sleep and gather.
import asyncio


async def work(name, delay):
    print(name, "starts")
    await asyncio.sleep(delay)
    print(name, "ends")
    return name.upper()


async def main():
    results = await asyncio.gather(work("a", 0.3), work("b", 0.1), work("c", 0.2))
    print(results)
    results = await asyncio.gather(work("d", 0), fail(), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(work("e", 0.1), fail())
    except ValueError as error:
        print("gather raised", error)
    return "done"


async def fail():
    await asyncio.sleep(0)
    raise ValueError("failed")


print(asyncio.run(main()))
