# A recursive walk over a binary tree with `yield from`.
class Node:
    def __init__(self, value, left, right):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


tree = build(0, 50_000)
total = 0
for _ in range(60):
    for value in tree:
        total += value
print(total)
