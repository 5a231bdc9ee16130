# A round-robin scheduler of coroutines that sleep and talk through a queue.
class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        yield self.ticks


class Queue:
    def __init__(self):
        self.items = []

    async def put(self, item):
        while len(self.items) >= 4:
            await Sleep(1)
        self.items.append(item)

    async def get(self):
        while not self.items:
            await Sleep(1)
        return self.items.pop(0)


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue, results):
    total = 0
    while True:
        item = await queue.get()
        if item is None:
            break
        total += item
    results.append(total)


def run(tasks):
    ready = [(0, task) for task in tasks]
    steps = 0
    while ready:
        wake, task = ready.pop(0)
        steps += 1
        if wake > steps:
            ready.append((wake, task))
            continue
        try:
            ready.append((steps + task.send(None), task))
        except StopIteration:
            pass
    return steps


results = []
tasks = []
for _ in range(4):
    queue = Queue()
    tasks.append(producer(queue, 450_000))
    tasks.append(consumer(queue, results))
print(run(tasks) > 0, sum(results))
