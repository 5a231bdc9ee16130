# deque: both ends, a length limit, rotation, everything that a sequence does.
from collections import deque


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


d = deque("abc")
d.append("d")
d.appendleft("z")
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], "b" in d, list(reversed(d)), bool(deque()))
d.extend("xy")
d.extendleft("12")
print(d, d.index("b"), d.index("x", 3), d.count("a"), d.copy(), d.maxlen)
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d[1] = "B"
del d[0]
d.insert(2, "i")
d.insert(-1, "j")
d.insert(100, "k")
d.insert(-100, "h")
d.remove("i")
d.reverse()
print(d)

last = deque(range(10), maxlen=3)
print(last, last.maxlen)
for x in "ab":
    last.append(x)
    print(last)
last.appendleft("c")
print(last, deque([1, 2], 0), deque("ab", None), last * 2, last + deque([1]))
last.extend(last)
print(last)
d = deque([1, 2])
d.extend(d)
d += "x"
d *= 2
print(d, d * 0, 2 * deque("q"), d + deque())
d.clear()
print(d, d == deque(), deque([1, 2]) == deque([1, 2.0]), deque([1]) == [1])
print(deque([1, 2]) < deque([1, 3]), deque("a") < deque("ab"), deque("b") > deque("ab"), deque() <= deque(), deque("a") != deque("b"))
d = deque([1])
d.append(d)
print(d)
# Long ones, so that the ring grows and wraps.
d = deque()
for i in range(100):
    d.append(i)
    if i % 3 == 0:
        d.popleft()
print(len(d), sum(d), d[0], d[-1], d[33])
d.rotate(25)
print(d[0], d[24], d[25], list(d)[:3])
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)


class Stack(deque):
    def push(self, item):
        self.append(item)


s = Stack("ab", 3)
s.push("c")
print(s, s.copy(), type(s + s).__name__, s * 2, type(s.copy()).__name__)

for make in (
    lambda: deque(5), lambda: deque([], "a"), lambda: deque([], -1), lambda: deque(1, 2, 3), lambda: deque(x=1), lambda: deque().pop(),
    lambda: deque().popleft(), lambda: s.pop(1), lambda: s.remove("q"), lambda: s.index("q"), lambda: s.index("a", 1), lambda: s.index(),
    lambda: s.insert(0, 1), lambda: s["a"], lambda: s[5], lambda: s[-4], lambda: s[0:1], lambda: s + [1], lambda: s * "a",
    lambda: s < [1], lambda: hash(s), lambda: s.rotate("a"), lambda: setattr(s, "maxlen", 1), lambda: deque("a").foo, lambda: s.extend(5),
    lambda: s.append(), lambda: deque.append(5, 1), lambda: deque[int], lambda: deque, lambda: deque.append, lambda: iter(deque()).__length_hint__(),
    lambda: s.__reduce__()[:3], lambda: deque("ab").__reduce__()[:3],
):
    show(make)
