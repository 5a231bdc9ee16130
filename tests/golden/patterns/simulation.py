# A discrete-event simulation: processes are generators that yield their waiting time.
class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.count = 0

    def start(self, process, delay=0):
        self.queue.append((self.now + delay, self.count, process))
        self.queue.sort(key=lambda entry: entry[:2])
        self.count += 1

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, process = self.queue.pop(0)
            delay = next(process, None)
            if delay is not None:
                self.start(process, delay)


def customer(sim, name, desk):
    arrived = sim.now
    print(f"{sim.now:3} {name} arrives")
    while desk["busy"]:
        yield 1
    desk["busy"] = True
    print(f"{sim.now:3} {name} is served after {sim.now - arrived}")
    yield 3
    desk["busy"] = False
    print(f"{sim.now:3} {name} leaves")


sim = Simulation()
desk = {"busy": False}
for delay, name in ((0, "Ada"), (1, "Bob"), (2, "Cid")):
    sim.start(customer(sim, name, desk), delay)
sim.run(until=20)
