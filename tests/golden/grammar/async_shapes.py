# Async syntax of every kind, driven by hand.
class Step:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        got = yield self.n
        return got or self.n


class Ctx:
    async def __aenter__(self):
        return await Step("enter")

    async def __aexit__(self, *args):
        await Step("exit")


class Items:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return await Step(self.n)


async def main(a=1, *args, k=2, **kw):
    async with Ctx() as c, Ctx():
        print("in", c)
    async for i in Items(2):
        if i == 1:
            continue
        print("item", i)
    else:
        print("else")
    x = [await Step(i) async for i in Items(2) if await Step("cond")]
    y = {i: j for i in range(2) for j in [await Step(i)]}
    z = (await Step(1)) + await Step(2) ** 2
    print(x, y, z, await Step(5) if await Step(0) else await Step(6), f"{await Step('f')!r}")
    return await inner(await Step("arg"))


async def inner(v):
    try:
        return await Step(v)
    finally:
        await Step("finally")


c = main()
seen = []
try:
    while True:
        seen.append(c.send(None))
except StopIteration as stop:
    print(stop.value)
print(seen)
