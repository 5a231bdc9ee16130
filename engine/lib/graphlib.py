"""Topological order: what must come before what."""

__all__ = ["TopologicalSorter", "CycleError"]

from types import GenericAlias

_OUT = -1  # given out by get_ready()
_DONE = -2


class _Node:
    """A node, how many of those before it are not done, and those behind it."""

    __slots__ = "node", "npredecessors", "successors"

    def __init__(self, node):
        self.node = node
        self.npredecessors = 0
        self.successors = []


class CycleError(ValueError):
    """There is no such order: args[1] is a list of nodes that wait for one another in a ring."""


class TopologicalSorter:
    """Sorts the nodes of a graph, a dict of node to those that must come before it."""

    def __init__(self, graph=None):
        self._node2info = {}
        self._ready_nodes = None
        self._npassedout = 0
        self._nfinished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        if (info := self._node2info.get(node)) is None:
            self._node2info[node] = info = _Node(node)
        return info

    def add(self, node, *predecessors):
        """A node, and nodes that come before it."""
        if self._ready_nodes is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.npredecessors += len(predecessors)
        for before in predecessors:
            self._info(before).successors.append(node)

    def prepare(self):
        """Ends adding, and looks for rings."""
        if self._npassedout > 0:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready_nodes is None:
            self._ready_nodes = [i.node for i in self._node2info.values() if i.npredecessors == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """All nodes that nothing undone comes before, each once."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready_nodes)
        for node in result:
            self._node2info[node].npredecessors = _OUT
        self._ready_nodes.clear()
        self._npassedout += len(result)
        return result

    def is_active(self):
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        return self._nfinished < self._npassedout or bool(self._ready_nodes)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """These are done: what waited for them only becomes ready."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if (info := self._node2info.get(node)) is None:
                raise ValueError(f"node {node!r} was not added using add()")
            state = info.npredecessors
            if state != _OUT:
                if state >= 0:
                    raise ValueError(
                        f"node {node!r} was not passed out (still not ready)"
                    )
                raise ValueError(f"node {node!r} was already marked done")
            info.npredecessors = _DONE
            for successor in info.successors:
                behind = self._node2info[successor]
                behind.npredecessors -= 1
                if behind.npredecessors == 0:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        """A path that comes back to where it began, found by going as deep as possible."""
        infos = self._node2info
        stack = []
        ahead = []
        seen = set()
        place = {}
        for node in infos:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in place:
                        return stack[place[node] :] + [node]
                else:
                    seen.add(node)
                    ahead.append(iter(infos[node].successors).__next__)
                    place[node] = len(stack)
                    stack.append(node)
                while stack:
                    try:
                        node = ahead[-1]()
                        break
                    except StopIteration:
                        del place[stack.pop()]
                        ahead.pop()
                else:
                    break
        return None

    def static_order(self):
        """All nodes in one order, lazily."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
