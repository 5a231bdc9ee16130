# deque: what changes under an iterator, or under a comparison, is noticed.
from collections import deque


def attempt(change):
    d = deque("abc")
    seen = []
    try:
        for x in d:
            seen.append(x)
            change(d)
        print("fine", seen, d)
    except RuntimeError as e:
        print(e, seen)


attempt(lambda d: d.append(1))
attempt(lambda d: d.pop())
attempt(lambda d: d.rotate(0))
attempt(lambda d: d.rotate(1))
attempt(lambda d: d.__setitem__(0, 9))
attempt(lambda d: d.clear())
attempt(lambda d: (d.append(1), d.pop()))
attempt(lambda d: d.reverse())
attempt(lambda d: d.insert(1, "x"))
attempt(lambda d: None)

d = deque([1, 2, 3])
it = iter(d)
next(it)
d.append(4)
for _ in range(2):
    try:
        print(next(it))
    except RuntimeError as e:
        print(e)
    except StopIteration:
        print("stop")
back = reversed(d)
print(next(back), back.__length_hint__())
d.popleft()
try:
    next(back)
except RuntimeError as e:
    print(e)
print(next(back, "end"))


class Adds:
    def __init__(self):
        self.home = deque([self, 2])

    def __eq__(self, other):
        self.home.append(1)
        return False


for use in (
    lambda d: d.remove(5),
    lambda d: d.index(5),
    lambda d: d.count(5),
    lambda d: 5 in d,
    lambda d: d == deque([1, 2]),
    lambda d: d < deque([1, 2]),
):
    try:
        print(use(Adds().home))
    except Exception as e:
        print(type(e).__name__, e)


def producer(d):
    for i in range(3):
        d.append(i)
        yield len(d)


d = deque()
for size, item in zip(producer(d), iter(d.popleft, None)):
    print(size, item, d)
