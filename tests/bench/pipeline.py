# Four generators, each pulling from the one before.
def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for value in source:
        if value % 2:
            yield value


def squared(source):
    for value in source:
        yield value * value


def smoothed(source):
    previous = 0
    for value in source:
        yield (previous + value) // 2
        previous = value


total = 0
for value in smoothed(squared(odd(numbers(9_000_000)))):
    total += value & 1023
print(total)
