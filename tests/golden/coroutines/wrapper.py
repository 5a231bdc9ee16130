# coroutine.__await__() and the coroutine wrapper's methods.
class Once:
    def __await__(self):
        return (yield "once")


async def work():
    return await Once()


w = work().__await__()
print(type(w).__name__)
print(next(w))
try:
    w.send("reply")
except StopIteration as stop:
    print(stop.value)
w = work().__await__()
next(w)
try:
    w.throw(ValueError("in"))
except ValueError as error:
    print(error)
w = work().__await__()
print(next(iter(w)))
w.close()


def delegating():
    value = yield from work().__await__()
    yield f"delegated {value}"


g = delegating()
print(next(g), g.send(5))
