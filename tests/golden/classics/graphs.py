# Graphs: breadth and depth first, Dijkstra, topological order, components, spanning tree, an LRU cache.
import heapq
from collections import OrderedDict, defaultdict, deque
from functools import lru_cache, wraps
from graphlib import CycleError, TopologicalSorter
from itertools import count


class Cache:
    """The least recently used go first; what is looked up is counted."""

    def __init__(self, size):
        self.size, self.items = size, OrderedDict()
        self.hits = self.misses = 0

    def __call__(self, function):
        @wraps(function)
        def cached(*key):
            if key in self.items:
                self.hits += 1
                self.items.move_to_end(key)
                return self.items[key]
            self.misses += 1
            self.items[key] = value = function(*key)
            if len(self.items) > self.size:
                self.items.popitem(last=False)
            return value

        cached.cache = self
        return cached

    def __repr__(self):
        return f"<Cache {list(self.items)} hits={self.hits} misses={self.misses}>"


class Graph:
    def __init__(self, edges=(), directed=True):
        self.edges = defaultdict(dict)
        self.directed = directed
        for edge in edges:
            self.add(*edge)

    def add(self, a, b, weight=1):
        self.edges[a][b] = weight
        self.edges[b]
        if not self.directed:
            self.edges[b][a] = weight

    def __iter__(self):
        return iter(sorted(self.edges))

    def __len__(self):
        return len(self.edges)

    def __contains__(self, node):
        return node in self.edges

    def neighbours(self, node):
        yield from sorted(self.edges.get(node, ()))

    def reverse(self):
        turned = Graph()
        for a in self:
            turned.edges[a]
            for b, weight in self.edges[a].items():
                turned.add(b, a, weight)
        return turned

    def breadth_first(self, start):
        seen, queue = {start: None}, deque([start])
        while queue:
            yield (node := queue.popleft()), seen[node]
            for other in self.neighbours(node):
                if other not in seen:
                    seen[other] = node
                    queue.append(other)

    def depth_first(self, node, seen=None):
        """Nodes when they are entered (+) and left (-)."""
        seen = set() if seen is None else seen
        seen.add(node)
        yield "+", node
        for other in self.neighbours(node):
            if other not in seen:
                yield from self.depth_first(other, seen)
        yield "-", node

    def dijkstra(self, start, goal):
        best, before = {start: 0}, {}
        heap, order = [(0, 0, start)], count(1)
        done = set()
        while heap:
            distance, _, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            if node == goal:
                path = [node]
                while node in before:
                    path.append(node := before[node])
                return distance, path[::-1]
            for other, weight in sorted(self.edges[node].items()):
                if weight < 0:
                    raise ValueError(f"negative edge {node}->{other}")
                if (new := distance + weight) < best.get(other, float("inf")):
                    best[other], before[other] = new, node
                    heapq.heappush(heap, (new, next(order), other))
        raise LookupError(f"no way from {start} to {goal}")

    def topological(self):
        incoming = {node: 0 for node in self}
        for node in self:
            for other in self.edges[node]:
                incoming[other] += 1
        ready = [node for node, n in incoming.items() if n == 0]
        while ready:
            yield (node := ready.pop(0))
            for other in self.neighbours(node):
                incoming[other] -= 1
                if not incoming[other]:
                    ready.append(other)
        if left := [node for node, n in incoming.items() if n]:
            raise CycleError("in a cycle", left)

    def components(self):
        """Tarjan's strongly connected components."""
        index, low, stack = {}, {}, []
        numbers = count()

        def visit(node):
            index[node] = low[node] = next(numbers)
            stack.append(node)
            for other in self.neighbours(node):
                if other not in index:
                    yield from visit(other)
                    low[node] = min(low[node], low[other])
                elif other in stack:
                    low[node] = min(low[node], index[other])
            if low[node] == index[node]:
                at = stack.index(node)
                yield sorted(stack[at:])
                del stack[at:]

        for node in self:
            if node not in index:
                yield from visit(node)

    def spanning_tree(self):
        parent = {node: node for node in self}

        def root(node):
            while parent[node] != node:
                parent[node] = parent[parent[node]]
                node = parent[node]
            return node

        for weight, a, b in sorted((w, a, b) for a in self for b, w in self.edges[a].items() if a < b):
            if root(a) != root(b):
                parent[root(a)] = root(b)
                yield a, b, weight


roads = Graph([("A", "B", 4), ("A", "C", 2), ("C", "B", 1), ("B", "D", 5), ("C", "D", 8), ("D", "E", 3)], directed=False)
print("breadth:", [f"{b or '*'}>{a}" for a, b in roads.breadth_first("A")])
print("depth:", " ".join(mark + node for mark, node in roads.depth_first("A")))
print("tree:", list(roads.spanning_tree()), sum(w for *_, w in roads.spanning_tree()))


@Cache(2)
def route(a, b):
    """The shortest way."""
    return roads.dijkstra(a, b)


for pair in ["AE", "AB", "AE", "CE", "AB"]:
    print(pair, route(*pair))
print(route.cache, route.__name__, route.__doc__)
for start, goal in ("A", "Z"), ("E", "A"):
    try:
        print(route(start, goal))
    except LookupError as error:
        print(type(error).__name__, error)

tasks = Graph([("shop", "cook"), ("cook", "eat"), ("lay", "eat"), ("eat", "wash"), ("invite", "eat")])
print(list(tasks.topological()))
sorter = TopologicalSorter({node: sorted(tasks.reverse().edges[node]) for node in tasks})
sorter.prepare()
while sorter.is_active():
    batch = sorted(sorter.get_ready())
    print("  at once:", batch)
    sorter.done(*batch)
tasks.add("wash", "lay")
order = tasks.topological()
try:
    for node in order:
        print(" ", node)
except CycleError as error:
    print("cycle:", error.args)

web = Graph(zip("ABCDEFGH", "BCADEFDA"))
web.add("B", "D")
web.add("F", "G")
print("components:", list(web.components()))
print("reversed:", list(web.reverse().components()), len(web), "A" in web, "Z" in web)
grid = Graph(directed=False)
WALLS = set([(1, 1), (1, 2), (3, 0), (3, 1), (3, 2)])
for x in range(5):
    for y in range(4):
        for dx, dy in (1, 0), (0, 1):
            a, b = (x, y), (x + dx, y + dy)
            if not {a, b} & WALLS and b[0] < 5 and b[1] < 4:
                grid.add(a, b)
distance, path = grid.dijkstra((0, 0), (4, 0))
print(distance, path)
for y in range(4):
    print("".join("#" if (x, y) in WALLS else "o" if (x, y) in path else "." for x in range(5)))


@lru_cache(maxsize=None)
def ways(x, y):
    if x == y == 0:
        return 1
    return sum(ways(a, b) for a, b in ((x - 1, y), (x, y - 1)) if a >= 0 and b >= 0 and (a, b) not in WALLS)


print(ways(4, 3), ways(16, 16), ways.cache_info())
ways.cache_clear()
print(ways.cache_info(), ways.cache_parameters())
Graph([("A", "B", -1)]).dijkstra("A", "B")
