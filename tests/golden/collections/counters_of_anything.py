# Counters whose counts are no numbers, or fail: what is asked of them, and where errors come from.
import operator
from collections import Counter


class Loud:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Loud({self.number})"

    def __add__(self, other):
        print("add", self, other)
        return Loud(self.number + getattr(other, "number", other))

    __radd__ = __add__

    def __sub__(self, other):
        print("sub", self, other)
        return Loud(self.number - getattr(other, "number", other))

    def __rsub__(self, other):
        print("rsub", self, other)
        return Loud(other - self.number)

    def __lt__(self, other):
        print(self, "<", other)
        return self.number < getattr(other, "number", other)

    def __gt__(self, other):
        print(self, ">", other)
        return self.number > getattr(other, "number", other)


left, right = Counter(a=Loud(2), b=Loud(3)), Counter(b=Loud(1), c=Loud(-4))
for name in "add", "sub", "or_", "and_", "pos", "neg":
    operands = (left, right)[: 1 if name in ("pos", "neg") else 2]
    print(name, getattr(operator, name)(*operands))


def on_the_way(error):
    entry = error.__traceback__.tb_next
    while entry:
        yield entry.tb_frame.f_code.co_name
        entry = entry.tb_next


words, numbers = Counter(a="x"), Counter(a=1)
for name in "add sub or_ and_ lt le gt ge iadd isub ior iand".split():
    try:
        print(name, getattr(operator, name)(words.copy(), numbers))
    except TypeError as error:
        print(name, repr(error), *on_the_way(error))
for operation in lambda: -words, lambda: +words, lambda: Counter() - words, words.total, words.most_common:
    try:
        print(operation())
    except TypeError as error:
        print(repr(error), *on_the_way(error))
for wrong in lambda: Counter(5), lambda: numbers.subtract(5), lambda: Counter([[]]), lambda: numbers + {"a": 1}:
    try:
        wrong()
    except TypeError as error:
        print(repr(error), *on_the_way(error))
