# async for, with else, break and nested loops.
async def count(n):
    for i in range(n):
        yield i


async def main():
    async for i in count(3):
        print(i)
    else:
        print("else")
    async for i in count(10):
        if i == 2:
            break
    else:
        print("not printed")
    print("broke at", i)
    async for i in count(2):
        async for j in count(2):
            print((i, j))
    return [i async for i in count(3)]


try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)


class Wrong:
    def __aiter__(self):
        return self


async def bad(thing):
    async for x in thing:
        pass


for thing in (5, Wrong(), [1]):
    try:
        bad(thing).send(None)
    except TypeError as error:
        print(error)
