# Every value climbs through five levels of `yield from`.
def level1(n):
    for i in range(n):
        yield i


def level2(n):
    yield from level1(n)


def level3(n):
    yield from level2(n)


def level4(n):
    yield from level3(n)


def level5(n):
    yield from level4(n)


total = 0
for value in level5(10_000_000):
    total += value
print(total)
