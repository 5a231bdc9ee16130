# A bank's queue: customers come at random, tellers take them in turn; the seed fixes it all.
import heapq
import random
from collections import Counter, deque
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, order=True)
class Customer:
    arrival: int
    number: int
    work: int


def customers(rng, count, gap, work):
    """Arrivals in time order."""
    clock = 0
    for number in range(1, count + 1):
        clock += rng.randint(0, gap)
        yield Customer(clock, number, rng.randint(1, work))


@dataclass
class Served:
    customer: Customer
    teller: int
    start: int

    @property
    def wait(self):
        return self.start - self.customer.arrival

    @property
    def end(self):
        return self.start + self.customer.work


def serve(queue, tellers):
    """The first free teller takes the next customer."""
    free = [(0, teller) for teller in range(tellers)]
    heapq.heapify(free)
    for customer in queue:
        when, teller = heapq.heappop(free)
        served = Served(customer, teller, max(when, customer.arrival))
        heapq.heappush(free, (served.end, teller))
        yield served


def longest_line(served):
    """How many stood in line at once, at most."""
    changes = Counter()
    for one in served:
        changes[one.customer.arrival] += 1
        changes[one.start] -= 1
    return max(accumulate(changes[t] for t in sorted(changes)), default=0)


def histogram(values, width=20):
    counts = Counter(values)
    most = max(counts.values())
    for value in sorted(counts):
        bar = "#" * max(1, round(counts[value] * width / most))
        yield f"{value:>4} {bar:<{width}} {counts[value]}"


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


for tellers in (1, 2, 3):
    rng = random.Random(2026)
    served = list(serve(customers(rng, 40, gap=4, work=9), tellers))
    waits = [one.wait for one in served]
    print(
        f"{tellers} teller{'s' if tellers > 1 else ' '} mean wait {mean(waits):7.3f}"
        f"  90% within {percentile(waits, 90):3}  line {longest_line(served):2}"
        f"  closes at {max(one.end for one in served)}"
    )
    if tellers == 2:
        for one in served[:4]:
            print("   ", one)

print("waits with three tellers:")
print(*histogram(waits), sep="\n")
print("work per teller:", sorted(Counter(one.teller for one in served).items()))

print("--- the random module itself")
rng = random.Random(7)
print([rng.random() for _ in range(3)])
print(rng.choice("abcdef"), rng.choices("xyz", weights=[1, 2, 7], k=8), rng.sample(range(100), 5))
deck = list(range(10))
rng.shuffle(deck)
print(deck, rng.uniform(1, 2), rng.getrandbits(70), rng.randrange(0, 100, 7))
state = rng.getstate()
first = rng.random()
rng.setstate(state)
print(first == rng.random(), round(rng.gauss(0, 1), 12))
recent = deque((rng.randint(1, 6) for _ in range(20)), maxlen=5)
print(recent)
try:
    rng.choice([])
except IndexError as error:
    print(error)
try:
    rng.randint(5, 1)
except ValueError as error:
    print(error)
