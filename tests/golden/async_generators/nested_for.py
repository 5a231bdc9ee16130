# async for over async generators that use one another.
class Tick:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        return (yield self.label)


async def letters(word):
    for letter in word:
        yield await Tick(letter) or letter


async def upper(source):
    async for letter in source:
        yield letter.upper()


async def limited(source, n):
    async for item in source:
        if n == 0:
            break
        n -= 1
        yield item
    else:
        yield "exhausted"


async def main():
    out = [x async for x in limited(upper(letters("abc")), 5)]
    out += [x async for x in limited(letters("xyz"), 2)]
    return out


c = main()
ticks = []
try:
    while True:
        ticks.append(c.send(None))
except StopIteration as stop:
    print(ticks, stop.value)
