# FOR_ITER, SEND, JUMP_BACKWARD and RESUME when warm.
def gen(n):
    for i in range(n):
        yield i


def delegate(n):
    yield from gen(n)


def over(iterable):
    total = 0
    for x in iterable:
        total += x
    return total


def over_list(l):
    total = 0
    for x in l:
        total += x
    return total


def over_tuple(t):
    total = 0
    for x in t:
        total += x
    return total


def over_gen(n):
    total = 0
    for x in gen(n):
        total += x
    return total


class Await:
    def __await__(self):
        yield from gen(9)


async def coroutine():
    await Await()
    for i in range(9):
        await nothing()


async def nothing():
    return


print(over(range(9)), over_list([1] * 9), over_tuple((1,) * 9), over_gen(9), list(delegate(9)))
c = coroutine()
sent = 0
try:
    while True:
        c.send(None)
        sent += 1
except StopIteration:
    print(sent)
for i in range(3):
    over({1, 2}), over({1: 2}), over(map(abs, [1])), over_gen(2)
print(list(delegate(3)))
