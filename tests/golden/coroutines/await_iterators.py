# What __await__ may return: any iterator; its StopIteration's value is what await gives.


class Awaitable:
    def __init__(self, iterator):
        self.iterator = iterator

    def __await__(self):
        return self.iterator


class Counter:
    def __init__(self, *values):
        self.values = list(values)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.values:
            raise StopIteration("counter's value")
        return self.values.pop(0)


class Echo(Counter):
    def send(self, value):
        print("sent", value)
        return super().__next__()

    def throw(self, error):
        print("thrown", repr(error))
        raise StopIteration("after the throw")

    def close(self):
        print("closed")


async def wait_for(awaitable):
    return await awaitable


def drive(coro, *sent):
    try:
        print("yielded", coro.send(None))
        for value in sent:
            print("yielded", coro.send(value))
    except StopIteration as stop:
        print("returned", stop.value)
    except Exception as error:
        print(type(error).__name__, error)


drive(wait_for(Awaitable(Counter(1, 2))), None, None)
drive(wait_for(Awaitable(Echo(1, 2))), "a", "b")
drive(wait_for(Awaitable(iter([7]))), None)
drive(wait_for(Awaitable(Counter(1, 2))), "no send method")
for wrong in (5, [1], "text", None):
    drive(wait_for(Awaitable(wrong)))
inner = wait_for(5)
drive(wait_for(Awaitable(inner)))
inner.close()
coro = wait_for(Awaitable(Echo(1)))
coro.send(None)
try:
    coro.throw(ValueError("into the iterator"))
except StopIteration as stop:
    print(stop.value)
coro = wait_for(Awaitable(Echo(1)))
coro.send(None)
coro.close()
coro = wait_for(Awaitable(Counter(1)))
coro.send(None)
try:
    coro.throw(KeyError("no throw method"))
except KeyError as error:
    print(repr(error))
