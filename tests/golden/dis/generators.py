def g():
    received = yield 1
    result = yield from g()
    return result


async def c():
    async with g() as x:
        async for y in x:
            await y
            yield y


x = (i async for i in c())

