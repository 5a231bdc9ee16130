# asynccontextmanager, aclosing, AsyncExitStack: the same with await, driven by hand.
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager, nullcontext


def run(coroutine):
    """Drives it to its end, showing where it waits."""
    try:
        while True:
            print("wait", coroutine.send(None), end="; ")
    except StopIteration as e:
        print("result", e.value)
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__))


class pause:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


@asynccontextmanager
async def managed(name, swallow=False):
    await pause(f"enter {name}")
    try:
        yield name
    except ValueError:
        if not swallow:
            raise
    finally:
        await pause(f"exit {name}")


async def use(error=None, swallow=False):
    async with managed("m", swallow) as m:
        if error is not None:
            raise error
        return m
    return "after"


run(use())
run(use(ValueError("body")))
run(use(ValueError("body"), True))
run(use(KeyError("body")))
run(use(StopIteration("s")))
run(use(StopAsyncIteration("s")))
run(use(RuntimeError("r")))


@asynccontextmanager
async def broken(how):
    if how == "no yield":
        return
    try:
        yield
    except ValueError:
        yield
    if how == "two":
        yield


async def enter(how, error=None):
    async with broken(how):
        if error is not None:
            raise error


run(enter("no yield"))
run(enter("two"))
run(enter("throw", ValueError("body")))


@managed("decorator")
async def decorated(x):
    await pause("inside")
    return x * 2


run(decorated(4))
run(decorated(5))


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await pause("closing numbers")


async def first():
    async with aclosing(numbers()) as n:
        async for x in n:
            return x


run(first())


async def stacked(error=None, swallow=False):
    async with AsyncExitStack() as stack:
        stack.enter_context(nullcontext("sync"))
        await stack.enter_async_context(managed("one", swallow))
        stack.push_async_callback(pause_async, "callback")
        stack.callback(print, "plain callback", end="; ")
        await stack.enter_async_context(managed("two"))
        if error is not None:
            raise error
    return "left"


async def pause_async(what):
    await pause(what)


run(stacked())
run(stacked(ValueError("v"), True))
run(stacked(ValueError("v")))


async def refused():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(nullcontext(1))
        await stack.enter_async_context(5)


run(refused())


async def moved():
    stack = AsyncExitStack()
    await stack.enter_async_context(managed("moved"))
    other = stack.pop_all()
    await stack.aclose()
    await other.aclose()
    return "closed"


run(moved())
print(issubclass(type(managed("x")), AbstractAsyncContextManager), managed.__name__)
