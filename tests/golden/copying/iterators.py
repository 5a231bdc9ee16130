# Iterators over bytes, dicts, sets, deques and aliases are copied by __reduce__, or refuse to be.
import copy
import itertools
from collections import deque

numbers = {1: "one", 2: "two", 3: "three"}
makers = [
    lambda: iter(b"abc"),
    lambda: iter(bytearray(b"abc")),
    lambda: iter(numbers),
    lambda: iter(numbers.values()),
    lambda: iter(numbers.items()),
    lambda: reversed(numbers.items()),
    lambda: iter({1, 2, 3}),
    lambda: iter(frozenset([4])),
    lambda: iter(deque("abc")),
    lambda: reversed(deque("abc")),
    lambda: iter(list[int]),
]
for make in makers:
    iterator = make()
    print(type(iterator).__name__, iterator.__reduce__())
    next(iterator)
    print("   ", iterator.__reduce__(), list(copy.copy(iterator)), list(iterator), iterator.__reduce__())

for make in makers[:2]:
    iterator = make()
    for place in [1, 100, -5, "x", 2]:
        try:
            iterator.__setstate__(place)
        except TypeError as error:
            print(error)
        print(iterator.__reduce__(), iterator.__length_hint__())

iterator = iter(deque("abc"))
print(list(type(iterator)(deque("abc"), 2)), list(type(reversed(deque()))(deque("abc"), 1)), list(type(iterator)(deque("abc"), 9)))
growing = iter(numbers)
next(growing)
numbers[4] = "four"
kept = iter({1, 2})
for act in [growing.__reduce__, type(iterator), lambda: type(iterator)([]), iter(memoryview(b"a")).__reduce__, itertools.count().__reduce__, lambda: copy.copy(itertools.count()), lambda: copy.copy(x for x in "a"), (x for x in "a").__reduce__]:
    try:
        print(act())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
