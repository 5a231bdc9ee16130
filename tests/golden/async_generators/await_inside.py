# Inside an async generator await and yield do not get in each other's way.
class Tick:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        return (yield f"tick {self.n}")


async def source():
    for n in range(2):
        reply = await Tick(n)
        got = yield f"item {n} with {reply}"
        print("source got", got)


async def main():
    g = source()
    print("main", await g.asend(None))
    print("main", await g.asend("value"))
    try:
        await g.asend("last")
    except StopAsyncIteration:
        print("main: over")


c = main()
value = c.send(None)
while True:
    print("driver", value)
    try:
        value = c.send(value.upper())
    except StopIteration:
        break
