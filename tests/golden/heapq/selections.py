# heapq.merge, nlargest and nsmallest: lazy merging, keys, equal items keep their order.
from heapq import merge, nlargest, nsmallest


def noisy(name, items):
    for item in items:
        print(f"<{name} {item}>", end=" ")
        yield item


print(list(merge(noisy("a", [1, 4, 7]), noisy("b", [2, 5]), noisy("c", []))))
m = merge(noisy("x", [1, 3]), noisy("y", [2, 9]))
print(next(m), next(m))
print(list(merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)))
print(list(merge([9, 5, 1], [8, 2], reverse=True)), list(merge([3, 1], [2], key=lambda x: -x)))
print(list(merge()), list(merge([1, 2])), list(merge([("b", 1)], [("b", 0)], key=lambda p: p[0])))
print(list(merge(["b", "aaa"], ["cc"], key=len, reverse=False)), list(merge(["xxx", "a"], ["yy"], key=len, reverse=True)))

scores = [("ann", 3), ("bob", 9), ("cid", 3), ("dan", 7), ("eve", 9)]
for n in (0, 1, 2, 3, 10):
    print(n, nlargest(n, [5, 1, 9, 3, 9]), nsmallest(n, [5, 1, 9, 3, 1]))
print(nlargest(3, scores, key=lambda p: p[1]), nsmallest(2, scores, key=lambda p: p[1]))
print(nlargest(2, iter("hello")), nsmallest(2, iter("hello")), nlargest(1, []), nsmallest(1, iter([])), nlargest(2, iter([])))
print(nlargest(3, noisy("n", [2, 7, 1, 8, 2, 8])), nsmallest(3, noisy("n", [2, 7, 1, 8, 2, 8]), key=lambda x: -x))


class Item:
    def __init__(self, v, tag):
        self.v, self.tag = v, tag

    def __lt__(self, other):
        return self.v < other.v

    def __gt__(self, other):
        return self.v > other.v

    def __eq__(self, other):
        return self.v == other.v

    def __repr__(self):
        return f"{self.v}{self.tag}"


items = [Item(v, t) for v, t in zip([2, 1, 2, 1, 2, 3], "abcdef")]
print(nlargest(4, iter(items)), nsmallest(4, iter(items)), list(merge(items[:1], items[2:3])))
for make in (lambda: nlargest(2, 5), lambda: list(merge([1], ["a"])), lambda: nsmallest(2, [1, "a", 2]), lambda: list(merge([1], 5))):
    try:
        print(make())
    except TypeError as e:
        print(e)
