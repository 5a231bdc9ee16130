# Async generators that yield or raise while they are being closed.
import sys


class Pause:
    def __await__(self):
        yield "pause"


async def yields():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def yields_after_waiting():
    try:
        yield 1
    finally:
        await Pause()
        yield 2


async def raises():
    try:
        yield 1
    finally:
        raise LookupError("in finally")


async def returns():
    try:
        yield 1
    except GeneratorExit:
        return


async def stops():
    yield 1
    raise StopAsyncIteration("by hand")


def step(awaitable):
    try:
        print("waits for", awaitable.send(None))
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__))


for function in (yields, yields_after_waiting, raises, returns, stops):
    print(function.__name__)
    g = function()
    step(g.asend(None))
    closing = g.aclose()
    step(closing)
    step(closing)
    step(g.asend(None))
print("collected")
sys.set_asyncgen_hooks(finalizer=lambda g: print("finalizer for", g.__name__))
g = raises()
step(g.asend(None))
del g
sys.set_asyncgen_hooks(None, None)
g = yields()
step(g.asend(None))
del g
g = stops()
step(g.asend(None))
step(g.asend(None))
