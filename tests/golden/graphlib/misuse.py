# graphlib: what is asked for in the wrong order, twice, or of nodes that cannot be; several rings.
from graphlib import CycleError, TopologicalSorter


class Unhashable:
    def __hash__(self):
        raise ZeroDivisionError


def show(call, *args):
    try:
        print(call(*args))
    except (ValueError, TypeError, ZeroDivisionError) as error:
        entry, names = error.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(type(error).__name__, error.args, *names)


sorter = TopologicalSorter({"b": "a", "c": "ab"})
for call in sorter.get_ready, sorter.done, sorter.is_active, sorter.__bool__:
    show(call)
show(sorter.add, [])
show(sorter.add, "d", Unhashable())
show(sorter.prepare)
show(sorter.prepare)
show(sorter.add, "d")
show(sorter.done, "a")
while sorter:
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), sorter.is_active())
    show(sorter.prepare)
    show(sorter.done, *ready, *ready)
    show(sorter.done, "c")
show(sorter.done, "nobody")
show(sorter.done, [])
show(sorter.done)
print(list(TopologicalSorter().static_order()))

for rings in (
    {1: [2], 2: [3], 3: [1], 4: [1], 5: [4, 5]},
    {0: [], 1: [0, 2], 2: [3, 4], 3: [0], 4: [2, 1]},
    {"a": "bc", "b": "d", "c": "d", "d": "e", "e": "c"},
):
    try:
        TopologicalSorter(rings).prepare()
    except CycleError as error:
        print(error.args)
again = TopologicalSorter({1: [2, 2], 2: [1]})
show(again.prepare)
show(again.prepare)
print(again.get_ready(), again.is_active())
