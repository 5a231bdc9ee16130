# A machine shop as a discrete-event simulation: processes are generators, time is a heap.
import heapq
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Protocol


class Request(Protocol):
    def start(self, shop: "Simulation", process: "Process") -> None: ...


@dataclass(order=True)
class Event:
    time: float
    priority: int
    serial: int
    process: "Process" = field(compare=False)
    value: Any = field(default=None, compare=False, repr=False)


@dataclass(eq=False)
class Process:
    name: str
    body: Any
    result: Any = None
    done: bool = False
    joiners: list = field(default_factory=list)

    def __str__(self):
        return self.name


@dataclass
class Delay:
    time: float

    def start(self, shop, process):
        if self.time < 0:
            raise ValueError(f"{process} cannot wait {self.time}")
        shop.schedule(process, after=self.time)


@dataclass
class Join:
    other: Process

    def start(self, shop, process):
        if self.other.done:
            shop.schedule(process, value=self.other.result)
        else:
            self.other.joiners.append(process)


class Resource:
    def __init__(self, name, capacity):
        self.name, self.free, self.line = name, capacity, deque()

    def acquire(self):
        return Acquire(self)

    def release(self, shop):
        if self.line:
            shop.schedule(self.line.popleft(), value=self)
        else:
            self.free += 1


@dataclass
class Acquire:
    resource: Resource

    def start(self, shop, process):
        if self.resource.free:
            self.resource.free -= 1
            shop.schedule(process, value=self.resource)
        else:
            shop.say(f"{process} waits for {self.resource.name}")
            self.resource.line.append(process)


class Simulation:
    def __init__(self):
        self.now, self.heap, self.serial = 0.0, [], 0

    def say(self, text):
        print(f"{self.now:6.2f}  {text}")

    def schedule(self, process, after=0.0, value=None, priority=1):
        self.serial += 1
        heapq.heappush(self.heap, Event(self.now + after, priority, self.serial, process, value))

    def process(self, name, body, **when):
        process = Process(name, body)
        self.schedule(process, **when)
        return process

    def interrupt(self, process, cause):
        self.heap = [event for event in self.heap if event.process is not process]
        heapq.heapify(self.heap)
        self.advance(process, lambda: process.body.throw(cause))

    def advance(self, process, resume):
        try:
            request = resume()
            while True:
                try:
                    request.start(self, process)
                except Exception as error:
                    request = process.body.throw(error)
                else:
                    return
        except StopIteration as stop:
            process.result, process.done = stop.value, True
        except Exception as error:
            process.result, process.done = error, True
            self.say(f"{process} failed with {error!r}")
        for joiner in process.joiners:
            self.schedule(joiner, value=process.result)

    def run(self, until=float("inf")):
        while self.heap and self.heap[0].time <= until:
            event = heapq.heappop(self.heap)
            self.now = event.time
            self.advance(event.process, lambda: event.process.body.send(event.value))
        return self.now


class Breakdown(Exception):
    pass


def part(shop, machine, number, work):
    resource = yield machine.acquire()
    shop.say(f"part {number} on {resource.name}")
    begun = shop.now
    try:
        yield Delay(work)
    except Breakdown as trouble:
        shop.say(f"part {number} spoilt: {trouble.args[0]}")
        return 0
    finally:
        machine.release(shop)
    shop.say(f"part {number} ready after {shop.now - begun:g}")
    return 1


def foreman(shop, parts):
    ready = 0
    for one in parts:
        ready += yield Join(one)
    return ready


def trouble(shop, victim, after):
    yield Delay(after)
    shop.interrupt(victim, Breakdown("belt torn"))


def clerk(shop):
    try:
        yield Delay(-1)
    except ValueError as error:
        shop.say(f"refused: {error}")
    yield Delay(1)
    yield Delay("soon")


shop = Simulation()
lathe = Resource("lathe", 2)
parts = [shop.process(f"part {n}", part(shop, lathe, n, work), after=n * 0.5) for n, work in enumerate([3, 4, 1.5, 2])]
chief = shop.process("foreman", foreman(shop, parts), priority=9)
shop.process("trouble", trouble(shop, parts[1], after=2.25))
shop.process("clerk", clerk(shop))
print("paused at", shop.run(until=2.4))
print(min(shop.heap))
print(f"finished at {shop.run()}: {chief.result} of {len(parts)} parts, lathe free {lathe.free}")
print([str(p) for p in parts], chief.done, Delay(1) == Delay(1.0), parts[0] == parts[0], parts[0] == parts[1])
print(Event(1, 2, 3, chief) < Event(1, 2, 4, None), sorted([Event(2, 0, 0, None), Event(1, 9, 9, None)]))
try:
    Event(1, 1, 1, None) < 3
except TypeError as error:
    print(error)
