# An exception from deep inside gathered coroutines, uncaught, while others still run.
import asyncio


class Service:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(0)
        print("close", self.name, exc_info[0])

    async def ask(self, n):
        await asyncio.sleep(n)
        return 10 // (2 - n)


async def use(name, times):
    async with Service(name) as service:
        return [await service.ask(n) for n in range(times)]


async def main():
    print(await asyncio.gather(use("a", 2), use("b", 1)))
    print(await asyncio.gather(use("c", 3), use("d", 2), use("e", 99)))


asyncio.run(main())
