# Lesson 18: await is yield from for coroutines
# Watch: GET_AWAITABLE, then the same SEND loop as in yield from; the request and the reply cross
# Watch: two coroutine frames without either of them looking at it.


class Request:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return (yield self.what)  # the only place where anything really stops


async def fetch(what):
    reply = await Request(what)
    return what, reply


async def main():
    return await fetch("one") + await fetch("two")


coroutine = main()
print(coroutine.send(None))  # expect: one
print(coroutine.send("eins"))  # expect: two
try:
    coroutine.send("zwei")
except StopIteration as stop:
    print(stop.value)  # expect: ('one', 'eins', 'two', 'zwei')
