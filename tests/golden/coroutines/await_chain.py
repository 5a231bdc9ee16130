# await passes values up and down, and return values back.
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer


async def low(n):
    return await Ask(f"low {n}") * 2


async def middle(n):
    a = await low(n)
    b = await low(n + 1)
    return a + b


async def high():
    return await middle(1), await middle(10)


c = high()
request = c.send(None)
n = 0
while True:
    print(request, c.cr_await.__name__)
    n += 1
    try:
        request = c.send(n)
    except StopIteration as stop:
        print(stop.value)
        break
