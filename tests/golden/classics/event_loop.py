# An event loop of our own: futures, tasks, timers, and sockets that are only pairs of queues.
import heapq
from collections import deque
from itertools import count
from types import coroutine


class Future:
    def __init__(self):
        self.result, self.error, self.done, self.callbacks = None, None, False, []

    def set(self, result=None, error=None):
        if self.done:
            raise RuntimeError("set twice")
        self.result, self.error, self.done = result, error, True
        for callback in self.callbacks:
            loop.soon(callback, self)

    def on_done(self, callback):
        if self.done:
            loop.soon(callback, self)
        else:
            self.callbacks.append(callback)

    def __await__(self):
        if not self.done:
            yield self
        if self.error:
            raise self.error
        return self.result


class Cancelled(BaseException):
    pass


class Task(Future):
    names = count(1)

    def __init__(self, coro):
        super().__init__()
        self.coro, self.name = coro, f"{coro.__name__}-{next(self.names)}"
        self.waits_for = None
        loop.soon(self.step)

    def step(self, finished=None, throw=None):
        if self.done:
            return
        self.waits_for = None
        try:
            future = self.coro.throw(throw) if throw else self.coro.send(None)
        except StopIteration as stop:
            self.set(stop.value)
        except Cancelled as error:
            self.set(error=error)
        except Exception as error:
            self.set(error=error)
        else:
            self.waits_for = future
            future.on_done(lambda f: self.step(f) if self.waits_for is f else None)

    def cancel(self):
        self.waits_for = None
        loop.soon(self.step, None, Cancelled(self.name))


class Loop:
    def __init__(self):
        self.ready, self.timers, self.time, self.serial = deque(), [], 0.0, count()

    def soon(self, callback, *args):
        self.ready.append((callback, args))

    def later(self, delay, callback, *args):
        heapq.heappush(self.timers, (self.time + delay, next(self.serial), callback, args))

    def run(self, coro):
        main = Task(coro)
        while not main.done:
            if not self.ready:
                if not self.timers:
                    raise RuntimeError(f"{main.name} waits for ever")
                self.time, _, callback, args = heapq.heappop(self.timers)
                self.soon(callback, *args)
            for _ in range(len(self.ready)):
                callback, args = self.ready.popleft()
                callback(*args)
        if main.error:
            raise main.error
        return main.result


loop = Loop()


async def sleep(delay, result=None):
    future = Future()
    loop.later(delay, future.set, result)
    return await future


@coroutine
def pause():
    """Lets the others run once: a future that is done already."""
    future = Future()
    future.set()
    yield future


async def gather(*coros):
    return [await task for task in [Task(c) for c in coros]]


class Socket:
    """One end of a connection; what is sent arrives a little later at the other."""

    def __init__(self, name):
        self.name, self.inbox, self.reader, self.peer = name, deque(), None, None

    @classmethod
    def pair(cls, a, b):
        left, right = cls(a), cls(b)
        left.peer, right.peer = right, left
        return left, right

    def deliver(self, data):
        self.inbox.append(data)
        if self.reader:
            reader, self.reader = self.reader, None
            reader.set()

    def send(self, data):
        if self.peer is None:
            raise ConnectionResetError(f"{self.name} is closed")
        loop.later(0.1, self.peer.deliver, data)

    async def receive(self):
        while not self.inbox:
            self.reader = Future()
            await self.reader
        return self.inbox.popleft()

    async def lines(self):
        rest = b""
        while data := await self.receive():
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                yield line.decode()
        if rest:
            yield rest.decode() + " (cut)"

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.send(b"")
        self.peer = None
        print(f"[{loop.time:.1f}] {self.name} closes", error[0])


def log(*what):
    print(f"[{loop.time:.1f}]", *what)


async def server(socket):
    served = 0
    async for line in socket.lines():
        served += 1
        log("server got", repr(line))
        match line.split():
            case ["add", *numbers]:
                socket.send(f"{sum(map(int, numbers))}\n".encode())
            case ["sleep", seconds]:
                await sleep(float(seconds))
                socket.send(b"slept\n")
            case _:
                socket.send(b"what?\n")
    return served


async def client(socket):
    async with socket:
        replies = socket.lines()
        for request in ["add 1 2 3", "sleep 2", "dance"]:
            half = len(request) // 2
            socket.send(request[:half].encode())
            await sleep(0.2)
            socket.send(request[half:].encode() + b"\n")
            log("client got", await anext(replies))
        socket.send(b"half a li")
        await replies.aclose()
        raise TimeoutError("enough")


async def ticker(name, period):
    try:
        for n in count():
            log(name, n)
            await sleep(period)
    except Cancelled as error:
        log("cancelled", error)
        raise
    finally:
        log(name, "cleaned up")


async def main():
    here, there = Socket.pair("client", "server")
    serving, clock = Task(server(there)), Task(ticker("tick", 1))
    try:
        await client(here)
    except TimeoutError as error:
        log("main:", error)
    log("served", await serving)
    clock.cancel()
    try:
        await clock
    except Cancelled as error:
        log("main saw", repr(error))
    log(await gather(sleep(0.3, "c"), sleep(0.1, "a"), sleep(0.2, "b")))
    order = []

    async def polite(name):
        for _ in range(2):
            order.append(name)
            await pause()

    await gather(polite("x"), polite("y"))
    log(order)
    try:
        here.send(b"?")
    except OSError as error:
        log(type(error).__name__, error)
    return "done"


print(loop.run(main()))


async def stuck():
    await Future()


try:
    loop.run(stuck())
except RuntimeError as error:
    print(error)


async def broken():
    await sleep(1)
    await Future().set()


loop.run(broken())
