"""Topological order: what must come before what."""

__all__ = ["TopologicalSorter", "CycleError"]

from types import GenericAlias

from _genstep import stand_in


class _Node:
    """A node of the graph, the ones behind it, and how many of those before it are not done."""

    __slots__ = "value", "behind", "waits_for", "state"

    def __init__(self, value):
        self.value = value
        self.behind = []
        self.waits_for = 0
        self.state = "not passed out (still not ready)"


# What has become of a node, in the words that refuse to mark it as done.
_PASSED_OUT = "passed out"
_DONE = "already marked done"


@stand_in
def _ready_nodes(sorter):
    if sorter._ready is None:
        raise ValueError("prepare() must be called first")
    return sorter._ready


class CycleError(ValueError):
    """There is no such order: args[1] is a list of nodes that wait for one another in a ring."""


class TopologicalSorter:
    """Sorts the nodes of a graph, a dict of node to those that must come before it."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None  # a list, as soon as it is prepared
        self._is_started = False
        self._undone = 0  # how many are passed out and not done
        for node, predecessors in () if graph is None else graph.items():
            self.add(node, *predecessors)

    def _get_nodeinfo(self, value):
        node = self._nodes.get(value)
        if node is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        """A node, and nodes that come before it."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        added = self._get_nodeinfo(node)
        added.waits_for += len(predecessors)
        for before in predecessors:
            self._get_nodeinfo(before).behind.append(added)

    def prepare(self):
        """Ends adding, and looks for rings."""
        if self._is_started:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready is None:
            self._ready = [node for node in self._nodes.values() if not node.waits_for]
        if cycle := self._find_cycle():
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        """The nodes on a way that comes back to where it began, found by going as deep as
        possible; None if there is none."""
        seen = set()
        for start in self._nodes.values():
            way = {}  # the nodes on it, in order
            ahead = [iter([start])]  # where it can go from before the first of them, and from each
            while ahead:
                node = next(ahead[-1], None)
                if node is None:
                    ahead.pop()
                    if way:
                        way.popitem()
                elif node in way:
                    nodes = [*way, node]
                    return [each.value for each in nodes[nodes.index(node) :]]
                elif node not in seen:
                    seen.add(node)
                    way[node] = True
                    ahead.append(iter(node.behind))
        return None

    def is_active(self):
        return bool(_ready_nodes(self)) or self._undone > 0

    def __bool__(self):
        return self.is_active()

    def get_ready(self):
        """All nodes that nothing undone comes before, each once."""
        passed_out = _ready_nodes(self)
        self._ready = []
        for node in passed_out:
            node.state = _PASSED_OUT
        self._undone += len(passed_out)
        self._is_started = self._is_started or bool(passed_out)
        return tuple([node.value for node in passed_out])

    def done(self, *nodes):
        """These are done: what waited for them only becomes ready."""
        ready = _ready_nodes(self)
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f"node {value!r} was not added using add()")
            if node.state is not _PASSED_OUT:
                raise ValueError(f"node {value!r} was {node.state}")
            node.state = _DONE
            self._undone -= 1
            for behind in node.behind:
                behind.waits_for -= 1
                if not behind.waits_for:
                    ready.append(behind)

    def static_order(self):
        """All nodes in one order, lazily."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
