# anext() and aiter().
async def numbers():
    yield 1


class Manual:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


async def main():
    it = aiter(numbers())
    print(await anext(it))
    print(await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("over")
    print(await anext(Manual(), "none left"))
    try:
        aiter(5)
    except TypeError as error:
        print(error)
    try:
        anext([])
    except TypeError as error:
        print(error)


try:
    main().send(None)
except StopIteration:
    pass
