# The words with which operators and keys are refused.
from collections import Counter, OrderedDict, deque


class Whole(int):
    pass


class Text(str):
    pass


def multiply(left, right):
    left *= right
    return left


for left, right in [
    (3, "ab"), (Whole(3), Text("ab")), ({1}, [1]), ({}, "a"), (frozenset(), b"a"), (1.5, "a"), (None, "a"),
    ("ab", 2), ([1], 2), ("ab", "c"), (range(3), [1]), (len, (1,)), (deque([1]), 2), (Whole(2), [1]),
]:
    try:
        print(multiply(left, right))
    except TypeError as error:
        print("TypeError:", error)

ordered = OrderedDict(a=1)
for attempt in [
    lambda: {Counter("ab"): 1},
    lambda: {deque()},
    lambda: Counter("ab") in {},
    lambda: ordered[[]],
    lambda: ordered.pop([]),
    lambda: ordered.move_to_end({}),
    lambda: ordered.setdefault(set(), 1),
    lambda: ordered.get(deque()),
    lambda: ordered.pop("b", "default"),
]:
    try:
        print(attempt())
    except TypeError as error:
        print("TypeError:", error)
