# The functions of the library that lie between the program and a method of its own that fails.
import operator
from collections.abc import MutableMapping, MutableSequence, MutableSet


def fail(*args):
    raise ZeroDivisionError


class Items(MutableSet):
    add = discard = __contains__ = fail

    def __init__(self, items=()):
        self.items = list(items)

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class Keys(MutableMapping):
    __getitem__ = __setitem__ = __delitem__ = fail

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


class Row(MutableSequence):
    __getitem__ = __setitem__ = __delitem__ = insert = fail

    def __len__(self):
        return 2


def on_the_way(function, *args):
    try:
        function(*args)
    except ZeroDivisionError as error:
        entry, names = error.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(*names)


for name in "le lt ge gt eq and_ sub xor ior iand isub ixor".split():
    on_the_way(getattr(operator, name), Items([1, 2]), Items([1, 2]))
    on_the_way(getattr(operator, name), Items([1]), Items([1, 2]))
    on_the_way(getattr(operator, name), Items([1]), [1, 2])
for name in "remove isdisjoint".split():
    on_the_way(getattr(Items([1]), name), [1])
for name in "pop popitem clear setdefault get".split():
    on_the_way(getattr(Keys(), name), *["a"][: name not in ("popitem", "clear")])
for view in Keys().keys(), Keys().values(), Keys().items():
    on_the_way(operator.contains, view, ("a", 1))
    on_the_way(list, view)
for call in "count 1", "index 1", "index 1 -1", "pop", "clear", "reverse", "append 1", "remove 1":
    name, *args = call.split()
    on_the_way(getattr(Row(), name), *map(int, args))
on_the_way(operator.contains, Row(), 1)
on_the_way(list, Row())
on_the_way(operator.iadd, Row(), [1])
