# StopIteration and its like, raised inside coroutines, become RuntimeError.


async def raises(error):
    raise error


async def passes_on(error):
    try:
        return await raises(error)
    except RuntimeError as wrapped:
        print("caught", wrapped, repr(wrapped.__cause__))
        raise


class Weird:
    def __init__(self, error):
        self.error = error

    def __await__(self):
        raise self.error
        yield


async def wait_for(awaitable):
    return await awaitable


def attempt(coro):
    try:
        print("yielded", coro.send(None))
    except BaseException as error:
        print(type(error).__name__, error.args, repr(error.__cause__), repr(error.__context__))


for error in (StopIteration("s"), StopAsyncIteration("a"), GeneratorExit("g")):
    attempt(raises(error))
    attempt(passes_on(error))
    attempt(wait_for(Weird(error)))


def plain():
    result = yield from wait_for(5)


try:
    next(plain())
except TypeError as error:
    print(error)
attempt(wait_for(plain()))
