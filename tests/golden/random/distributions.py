# random: the same seed gives the same numbers, from every distribution.
import random

for seed in [0, 1, -5, 2**70, "hello", b"bytes", "", "x" * 200, bytearray(b"ab"), True]:
    random.seed(seed)
    print(seed, random.random(), random.randint(1, 100), random.randrange(10), random.randrange(0, 100, 7), random.choice("abcdef"))
    print(random.randrange(5, -20, -3), random.uniform(1, 5), random.getrandbits(5), random.getrandbits(64), random.getrandbits(0), random.randbytes(7))
    items = list(range(12))
    random.shuffle(items)
    print(items, random.sample(items, 5), random.sample(range(1000), 6), random.sample(["a", "b"], 2, counts=[2, 3]))
    print(random.choices("abc", k=6), random.choices([1, 2, 3], weights=[1, 5, 10], k=8), random.choices([1, 2], cum_weights=[3, 4], k=4))
    draws = [random.gauss(0, 1), random.gauss(5, 2), random.normalvariate(), random.expovariate(2), random.betavariate(1.5, 2.5),
             random.triangular(), random.triangular(0, 10, 3), random.gammavariate(0.5, 1), random.gammavariate(1.0, 2),
             random.gammavariate(3, 2), random.lognormvariate(0, 1), random.vonmisesvariate(0, 4), random.paretovariate(3),
             random.weibullvariate(1, 2)]
    print(*(f"{draw:.9f}" for draw in draws))
    print(random.binomialvariate(), random.binomialvariate(10, 0.3), random.binomialvariate(1000, 0.6), random.binomialvariate(5, 1))

r = random.Random(7)
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], state[0], len(state[1]), state[1][:3], state[2])
print(random.Random(3).random() == random.Random(3).random(), random.Random("x").randint(0, 10**30))


class Loaded(random.Random):
    def random(self):
        return 0.25


print(Loaded(1).uniform(0, 8), Loaded(1).choices("abcd", k=3))
