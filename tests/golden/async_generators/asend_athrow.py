# asend, athrow and aclose, each an awaitable of its own.
async def talker():
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except KeyError as error:
            yield f"caught {error!r}"


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


g = talker()
print(drive(g.asend(None)))
print(drive(g.asend("hello")))
print(drive(g.athrow(KeyError("k"))))
print(drive(g.__anext__()))
try:
    drive(g.athrow(ValueError("out")))
except ValueError as error:
    print("out:", error)
try:
    drive(g.asend(None))
except StopAsyncIteration as stop:
    print(repr(stop))
g = talker()
try:
    drive(g.asend("too early"))
except TypeError as error:
    print(error)
print(drive(g.aclose()))
