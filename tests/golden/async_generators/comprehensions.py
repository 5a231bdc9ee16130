# Asynchronous comprehensions of every sort.
async def items(n):
    for i in range(n):
        yield i


async def double(x):
    return x * 2


async def main():
    print([i async for i in items(4) if i % 2])
    print({i: i * i async for i in items(3)})
    print(sorted({i % 2 async for i in items(4)}))
    print([await double(i) for i in range(3)])
    print([await double(i) async for i in items(3) if await double(i) > 0])
    print([(i, j) async for i in items(2) for j in range(2)])
    g = (i async for i in items(2))
    print(type(g).__name__, [i async for i in g])
    nested = [[j async for j in items(i)] async for i in items(3)]
    print(nested)


try:
    main().send(None)
except StopIteration:
    pass
