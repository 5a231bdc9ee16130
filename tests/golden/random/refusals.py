# random: what its functions refuse, in their words.
import random

cases = [
    (random.randrange, (0,)), (random.randrange, (5, 5)), (random.randrange, (5, 1, 2)), (random.randrange, (1, 5, 0)),
    (random.randrange, (1.5,)), (random.randrange, ("a",)), (random.choice, ([],)), (random.choice, ({},)),
    (random.choice, (5,)), (random.shuffle, ((1, 2, 3),)), (random.shuffle, ("ab",)), (random.sample, ({1, 2}, 1)),
    (random.sample, ([1], 2)), (random.sample, ([1], -1)), (random.choices, ([1, 2], [1])), (random.choices, ([1, 2], [0, 0])),
    (random.choices, ([1, 2], 3)), (random.choices, ([],)), (random.seed, ([],)), (random.seed, (1j,)), (random.getrandbits, (-1,)),
    (random.getrandbits, (1.5,)), (random.gammavariate, (0, 1)), (random.binomialvariate, (-1,)), (random.binomialvariate, (1, 2)),
    (random.random, (1,)), (random.uniform, ("a", 1)), (random.setstate, ((3, (1, 2), None),)), (random.setstate, ((9, (), None),)),
]
for function, args in cases:
    try:
        print(function.__name__, args, function(*args))
    except Exception as error:
        print(function.__name__, args, type(error).__name__, error)
for call in [lambda: random.sample([1, 2], 1, counts=[1]), lambda: random.sample([1], 1, counts=[1.5]), lambda: random.sample([1], 1, counts=[-1]),
             lambda: random.choices([1], [1], cum_weights=[1]), lambda: random.choices([1], [float("inf")])]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(sorted(random.__all__))
