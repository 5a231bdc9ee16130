# async for in every kind of comprehension; await in parts of it.
async def numbers(n):
    for i in range(n):
        yield i


async def double(x):
    return x * 2


async def main():
    print([i async for i in numbers(3)])
    print({i async for i in numbers(3) if i})
    print({i: await double(i) async for i in numbers(2)})
    print([await double(i) for i in range(2)])
    print([i for i in range(2) if await double(i)])
    print([(i, j) async for i in numbers(2) for j in range(2)])
    print([(i, j) for i in range(2) async for j in numbers(2)])
    g = (i async for i in numbers(2))
    print(type(g), [x async for x in g])
    print([[j async for j in numbers(i)] for i in range(3)])
    print([[j for j in range(i)] async for i in numbers(3)])


try:
    main().send(None)
except StopIteration:
    print("done")
