# Lesson 19: An async generator may await between its yields
# Watch: two kinds of stop in one frame: `await` stops the whole chain (the driver sees "tick"),
# Watch: `yield` only gives a value to async for, wrapped so that the two are told apart.


class Tick:
    def __await__(self):
        yield "tick"


async def numbers():
    for n in range(3):
        await Tick()
        yield n


async def main():
    async for n in numbers():
        print("got", n)  # expect: got 0 | got 1 | got 2
    return "done"


coroutine = main()
while True:
    try:
        print(coroutine.send(None))  # expect: tick
    except StopIteration as stop:
        print(stop.value)  # expect: done
        break
