# Depth-first, breadth-first and topological walks as generators.
from collections import deque

graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}


def depth_first(graph, node, seen=None):
    seen = set() if seen is None else seen
    if node in seen:
        return
    seen.add(node)
    yield node
    for following in graph[node]:
        yield from depth_first(graph, following, seen)


def breadth_first(graph, start):
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        yield node
        for following in graph[node]:
            if following not in seen:
                seen.add(following)
                queue.append(following)


def paths(graph, start, end):
    if start == end:
        yield [end]
    for following in graph[start]:
        for path in paths(graph, following, end):
            yield [start] + path


def topological(graph):
    waiting = {node: 0 for node in graph}
    for followers in graph.values():
        for node in followers:
            waiting[node] += 1
    ready = [node for node, count in waiting.items() if count == 0]
    while ready:
        node = ready.pop()
        yield node
        for following in graph[node]:
            waiting[following] -= 1
            if waiting[following] == 0:
                ready.append(following)


print(*depth_first(graph, "a"))
print(*breadth_first(graph, "a"))
print(list(paths(graph, "a", "f")))
print(*topological(graph))
