# A round-robin scheduler: tasks are generators that talk to it by system calls.
from collections import deque
from itertools import count


class SystemCall:
    def handle(self, scheduler, task):
        raise NotImplementedError(type(self).__name__)


class GetId(SystemCall):
    def handle(self, scheduler, task):
        scheduler.ready(task, task.number)


class Spawn(SystemCall):
    def __init__(self, target, name=None):
        self.target, self.name = target, name

    def handle(self, scheduler, task):
        scheduler.ready(task, scheduler.new(self.target, self.name).number)


class Kill(SystemCall):
    def __init__(self, number):
        self.number = number

    def handle(self, scheduler, task):
        victim = scheduler.tasks.get(self.number)
        if victim:
            victim.target.close()
            scheduler.finish(victim, "killed")
        scheduler.ready(task, victim is not None)


class Wait(SystemCall):
    def __init__(self, number):
        self.number = number

    def handle(self, scheduler, task):
        if self.number in scheduler.tasks:
            scheduler.waiting.setdefault(self.number, []).append(task)
        else:
            scheduler.ready(task, None)


class Put(SystemCall):
    def __init__(self, channel, item):
        self.channel, self.item = channel, item

    def handle(self, scheduler, task):
        if self.channel.getters:
            scheduler.ready(self.channel.getters.popleft(), self.item)
        else:
            self.channel.items.append(self.item)
        scheduler.ready(task)


class Get(SystemCall):
    def __init__(self, channel):
        self.channel = channel

    def handle(self, scheduler, task):
        if self.channel.items:
            scheduler.ready(task, self.channel.items.popleft())
        else:
            self.channel.getters.append(task)


class Channel:
    def __init__(self):
        self.items, self.getters = deque(), deque()


class Task:
    numbers = count(1)

    def __init__(self, target, name):
        self.number = next(Task.numbers)
        self.target = target
        self.name = name or target.__name__
        self.value = None

    def run(self):
        value, self.value = self.value, None
        return self.target.send(value)


class Scheduler:
    def __init__(self):
        self.queue, self.tasks, self.waiting = deque(), {}, {}
        self.steps = 0

    def new(self, target, name=None):
        task = Task(target, name)
        self.tasks[task.number] = task
        self.queue.append(task)
        return task

    def ready(self, task, value=None):
        if task.number in self.tasks:
            task.value = value
            self.queue.append(task)

    def finish(self, task, how):
        del self.tasks[task.number]
        print(f"    [{task.number} {task.name} {how}]")
        for other in self.waiting.pop(task.number, []):
            self.ready(other, how)

    def run(self):
        while self.queue:
            task = self.queue.popleft()
            if task.number not in self.tasks:
                continue
            self.steps += 1
            try:
                request = task.run()
            except StopIteration as stop:
                self.finish(task, f"returned {stop.value!r}")
            except Exception as error:
                self.finish(task, f"failed: {error!r}")
            else:
                if isinstance(request, SystemCall):
                    request.handle(self, task)
                else:
                    self.ready(task)
        for task in list(self.tasks.values()):
            task.target.close()
            self.finish(task, "was stuck")
        return self.steps


def counter(limit):
    me = yield GetId()
    for n in range(limit):
        print(f"task {me}: {n}")
        yield
    return limit


def stubborn():
    try:
        while True:
            yield
    finally:
        print("stubborn cleans up")


def divide(a, b):
    yield
    return a / b


def produce(channel, items):
    for item in items:
        yield Put(channel, item)
    yield Put(channel, None)


def consume(channel):
    total = 0
    while (item := (yield Get(channel))) is not None:
        print("got", item)
        total += item
    return total


def subroutine(channel):
    """Called by yield from: system calls go through it."""
    first = yield from consume(channel)
    number = yield GetId()
    return first, number


def main():
    fast = yield Spawn(counter(2), "fast")
    slow = yield Spawn(counter(4), "slow")
    how = yield Wait(fast)
    print("fast", how)
    forever = yield Spawn(stubborn())
    yield
    print("killed:", (yield Kill(forever)), "again:", (yield Kill(forever)))
    wrong = yield Spawn(divide(1, 0))
    print("division", (yield Wait(wrong)))
    channel = Channel()
    yield Spawn(produce(channel, [5, 6, 7]))
    eater = yield Spawn(subroutine(channel), "eater")
    print("eater", (yield Wait(eater)))
    print("slow is done:", (yield Wait(slow)))
    yield Spawn(consume(Channel()), "starved")
    try:
        yield SystemCall()
    finally:
        print("main is closing")


scheduler = Scheduler()
scheduler.new(main())
try:
    scheduler.run()
except NotImplementedError as error:
    print("bad call:", error)
print(scheduler.run(), "steps")
print(list(scheduler.tasks), scheduler.queue, scheduler.waiting)
