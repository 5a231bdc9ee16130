# random with a seed, and clocks that only need to move.
import random
import time

r = random.Random(42)
print(r.random(), r.randint(1, 6), r.choice("abc"), r.uniform(0, 1), r.randrange(0, 100, 5))
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(100), 4), r.getrandbits(8), r.choices("ab", k=5))
random.seed(1)
print(random.random(), random.randint(1, 100), random.gauss(0, 1))
start = time.perf_counter()
time.sleep(0.001)
print(time.perf_counter() > start, time.time() > 0, time.monotonic() >= 0)
