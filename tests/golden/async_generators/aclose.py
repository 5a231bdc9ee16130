# aclose() runs finally, which may await; a yield there is an error.
class Tick:
    def __await__(self):
        yield "tick"


async def tidy():
    try:
        yield 1
        yield 2
    finally:
        print("cleaning")
        await Tick()
        print("clean")


async def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def main(make):
    g = make()
    print(await g.__anext__())
    try:
        await g.aclose()
        print("closed")
    except RuntimeError as error:
        print(error)


for make in (tidy, stubborn):
    c = main(make)
    while True:
        try:
            print(c.send(None))
        except StopIteration:
            break
