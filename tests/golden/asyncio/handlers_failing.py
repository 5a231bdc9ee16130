# An exception handler that fails: its own, the loop's default one, and both.
import asyncio


def boom(*args):
    raise ValueError("in a callback", *args)


def careless(loop, context):
    raise KeyError("in the handler")


class Loop(asyncio.EventLoop):
    def default_exception_handler(self, context):
        raise NameError("in the default handler")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(boom, 1)
    await asyncio.sleep(0)
    loop.set_exception_handler(careless)
    loop.call_soon(boom, 2)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "made up", "number": 3})
    loop.set_exception_handler(None)
    loop.call_exception_handler({})
    loop.call_exception_handler({"message": "sorted", "b": [1], "a": "text", "exception": OSError("o")})


async def fails_by_default():
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "one"})
    loop.set_exception_handler(careless)
    loop.call_exception_handler({"message": "two"})


async def leaves():
    loop = asyncio.get_running_loop()

    def leave(loop, context):
        raise SystemExit("the handler leaves")

    loop.set_exception_handler(leave)
    loop.call_soon(boom, 4)
    await asyncio.sleep(1)
    print("not reached")


asyncio.run(main())
asyncio.run(fails_by_default(), loop_factory=Loop)
asyncio.run(leaves())
