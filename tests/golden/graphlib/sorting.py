# graphlib: topological order, step by step, and rings.
from graphlib import CycleError, TopologicalSorter


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e.args)


graph = {"D": ["B", "C"], "C": ["A"], "B": ["A"]}
print(list(TopologicalSorter(graph).static_order()), list(TopologicalSorter({}).static_order()), list(TopologicalSorter({"a": []}).static_order()))
ts = TopologicalSorter()
ts.add("build", "configure", "fetch")
ts.add("configure", "fetch")
ts.add("test", "build")
ts.add("fetch")
ts.add("docs", "fetch")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(ready, ts.get_ready(), bool(ts))
    for node in ready:
        ts.done(node)
print(bool(ts))
for ring in ({1: [2], 2: [1]}, {1: [1]}, {1: [2], 2: [3], 3: [1], 4: [1]}, {"x": ["y"], "y": ["z"], "z": ["y"]}):
    show(lambda: list(TopologicalSorter(ring).static_order()))
ring = TopologicalSorter({1: [2], 2: [1], 3: []})
show(ring.prepare)
print(ring.get_ready(), issubclass(CycleError, ValueError))
ts = TopologicalSorter({"b": ["a"]})
show(lambda: ts.get_ready())
show(lambda: ts.done("a"))
show(lambda: ts.is_active())
ts.prepare()
show(lambda: ts.add("c"))
show(lambda: ts.done("b"))
show(lambda: ts.done("zzz"))
print(ts.get_ready())
show(lambda: ts.prepare())
ts.done("a")
show(lambda: ts.done("a"))
print(ts.get_ready(), TopologicalSorter[int])
show(lambda: TopologicalSorter({"a": 5}))
show(lambda: TopologicalSorter({"a": [[]]}))
