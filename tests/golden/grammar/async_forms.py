# async def, await, async for, async with; drawn by hand.
class Step:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


class Stream:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return await Step(self.n)


class Manager:
    async def __aenter__(self):
        return await Step("enter")

    async def __aexit__(self, *details):
        await Step("exit")
        return True


async def main():
    async for x in Stream():
        print("x", x)
    else:
        print("else")
    async with Manager() as m, Manager():
        print("m", m, await Step("inside"))
        raise ValueError
    return [await Step(i) for i in range(2)], {i async for i in Stream()}, await Step(1) + await Step(2), -await Step(3)


coroutine = main()
value = None
while True:
    try:
        print("awaits", value := coroutine.send(value and 10 if value != "enter" else "e"))
    except StopIteration as stop:
        print(stop.value)
        break
