# Which methods of a set the operators of the abstract class call, in which order.
import operator
from collections.abc import MutableSet

calls = []


class Watched(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))
        calls.append("made")

    def __contains__(self, item):
        calls.append(f"{item} in")
        return item in self.items

    def __iter__(self):
        calls.append("iter")
        try:
            yield from list(self.items)
        finally:
            calls.append("iter ends")

    def __len__(self):
        calls.append("len")
        return len(self.items)

    def add(self, item):
        calls.append(f"add {item}")
        self.items.append(item)

    def discard(self, item):
        calls.append(f"discard {item}")
        if item in self.items:
            self.items.remove(item)


for name in "le lt ge gt eq ne and_ or_ sub xor iand ior isub ixor".split():
    for other in Watched([2, 3]), [2, 3]:
        mine = Watched([1, 2])
        calls.clear()
        try:
            result = getattr(operator, name)(mine, other)
        except TypeError as error:
            result = error
        print(name, result.items if isinstance(result, Watched) else result, ", ".join(calls))

for name in "pop", "clear", "_hash":
    mine = Watched([1, 2])
    calls.clear()
    getattr(mine, name)()
    print(name, ", ".join(calls))
