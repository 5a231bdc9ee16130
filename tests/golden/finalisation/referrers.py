# gc.get_referrers and get_referents: who holds an object, and what it holds.
import gc


class Node:
    def __init__(self, name):
        self.name = name


def names(objects):
    return sorted(type(o).__name__ for o in objects)


def local_only():
    node = Node("local")
    alone = names(gc.get_referrers(node))
    box = [node]
    pair = (node, 1)
    table = {"key": node}
    group = {node}
    other = Node("other")
    other.friend = node
    closure = lambda: node
    return alone, names(gc.get_referrers(node))


print(*local_only(), sep="\n")
node = Node("global")
print([r is globals() for r in gc.get_referrers(node)])


def gen(thing):
    yield thing


g = gen(node)
print(names(gc.get_referrers(node)))
next(g)
print(names(gc.get_referrers(node)))
list(g)
print(names(gc.get_referrers(node)))
print(names(gc.get_referents([1, node, (2,)])), names(gc.get_referents({"a": node})))
print(gc.get_referrers(), gc.get_referents(5), gc.get_referrers(object()))
