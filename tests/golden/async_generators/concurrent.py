# An async generator refuses to be entered twice.
class Tick:
    def __await__(self):
        yield "tick"


async def gen():
    await Tick()
    yield 1


g = gen()
first = g.__anext__()
print(first.send(None), g.ag_running)
second = g.__anext__()
try:
    second.send(None)
except RuntimeError as error:
    print(error)
try:
    g.aclose().send(None)
except RuntimeError as error:
    print(error)
try:
    first.send(None)
except StopIteration as stop:
    print(stop.value, g.ag_running)
try:
    first.send(None)
except RuntimeError as error:
    print(error)
used = g.__anext__()
used.close()
try:
    used.send(None)
except RuntimeError as error:
    print(error)
