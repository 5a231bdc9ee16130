# async for and async with over what does not keep to the protocols.


class NotAnIterator:
    def __aiter__(self):
        return 5


class NotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class Plain:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None


class EnterOnly:
    async def __aenter__(self):
        return self


class EnterNotAwaitable:
    def __aenter__(self):
        return "not awaitable"

    async def __aexit__(self, *exc_info):
        pass


class ExitNotAwaitable:
    async def __aenter__(self):
        return self

    def __aexit__(self, *exc_info):
        return "not awaitable"


async def loop_over(thing):
    async for x in thing:
        print(x)


async def enter(thing):
    async with thing as inside:
        print("inside", type(inside).__name__)


async def enter_plainly(thing):
    with thing:
        pass


def attempt(coro):
    try:
        coro.send(None)
    except StopIteration:
        print("fine")
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))


for thing in (5, [1], NotAnIterator(), NotAwaitable(), (x for x in "ab")):
    attempt(loop_over(thing))
for thing in (5, Plain(), EnterOnly(), EnterNotAwaitable(), ExitNotAwaitable()):
    attempt(enter(thing))
attempt(enter_plainly(ExitNotAwaitable()))
for use in (lambda: anext(5), lambda: aiter(5), lambda: aiter(NotAnIterator()), lambda: [x for x in agen()], lambda: iter(agen()), lambda: next(agen())):
    try:
        print(use())
    except TypeError as error:
        print(error)


async def agen():
    yield 1
