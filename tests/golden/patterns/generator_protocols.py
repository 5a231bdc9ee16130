# collections.abc knows what generators are, and can make one out of send, throw and close.
from collections.abc import Generator, Iterator, Iterable, Coroutine, AsyncGenerator, Awaitable


def gen():
    yield


async def coro():
    pass


async def agen():
    yield


c = coro()
print(isinstance(gen(), Generator), isinstance(gen(), Iterator), isinstance([], Iterable), isinstance(iter([]), Generator))
print(isinstance(c, Coroutine), isinstance(c, Awaitable), isinstance(agen(), AsyncGenerator), issubclass(Generator, Iterator))
c.close()


class Echo(Generator):
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        if self.n > 3:
            raise StopIteration("enough")
        return value, self.n

    def throw(self, kind, value=None, tb=None):
        print("throw", kind if isinstance(kind, type) else repr(kind))
        super().throw(kind, value, tb)


e = Echo()
print(next(e), e.send("x"), list(e))


def delegate():
    result = yield from Echo()
    yield result


print(list(delegate()))
e = Echo()
next(e)
e.close()
