# Generators as methods: __iter__, properties, class and static methods.
class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    @property
    def leaves(self):
        if not self.children:
            yield self.value
        for child in self.children:
            yield from child.leaves

    @classmethod
    def chain(cls, *values):
        for value in values:
            yield cls(value)

    @staticmethod
    def pairs(iterable):
        iterator = iter(iterable)
        for first in iterator:
            yield first, next(iterator, None)


tree = Tree(1, Tree(2, Tree(3), Tree(4)), Tree(5))
print(list(tree))
print(list(tree.leaves))
print([t.value for t in Tree.chain("x", "y")])
print(list(Tree.pairs(tree)))
print(tree.__iter__().__qualname__)
