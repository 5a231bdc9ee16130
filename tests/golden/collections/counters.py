# Counter: counting, arithmetic of multisets, comparison.
from collections import Counter


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


c = Counter("abracadabra")
print(c, c.most_common(2), c.total(), sorted(c.elements()), c["z"], "z" in c, len(c))
c.update("aaz")
c.subtract(a=5, b=10)
print(c, +c, -c, c.most_common())
del c["nope"], c["a"]
print(c, Counter(), Counter({"x": 2}), Counter(a=1, b=0), Counter([1, 1, 2]), Counter(["b", "a"], a=1))
one, two = Counter(a=3, b=1), Counter(a=1, b=2)
print(one + two, one - two, one & two, one | two, one - Counter(a=-1))
one += two
print(one)
one -= Counter(a=4)
print(one)
one |= Counter(z=3)
one &= Counter(z=2, b=5)
print(one, Counter(a=-1, b=2) + Counter())
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=2) > Counter(a=1), Counter(a=1) >= Counter(b=1))
print(Counter(a=1) == {"a": 1}, Counter(a=1) == 1, Counter(a=1) != Counter(a=2), Counter(a="x", b=1), Counter(a=1).copy())
words = "the cat the dog the end".split()
print(Counter(words).most_common(1), Counter(map(len, words)), max(Counter(words).items(), key=lambda p: p[1]))
print([k for k, n in Counter("mississippi").most_common()], Counter("ab") | Counter("bc"), list(Counter(a=2, b=0, c=-1).elements()))


class Loud(Counter):
    def __missing__(self, key):
        print("missing", key)
        return 0

    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


loud = Loud("aba")
print(loud, loud["q"])
for make in (
    lambda: Counter.fromkeys("ab"), lambda: Counter(1), lambda: Counter("a", 2), lambda: Counter(a=1) + 1, lambda: Counter([[]]), lambda: Counter(a=1) < 1,
    lambda: Counter(a="x") + Counter(a=1), lambda: Counter(a=1).foo, lambda: Counter(a=1)["x"], lambda: Counter(a=1).__reduce__(), lambda: Counter,
    lambda: Counter(a=1).most_common(key=1), lambda: Counter(a=1) | {"a": 1}, lambda: Counter("aab").total(1),
):
    show(make)
