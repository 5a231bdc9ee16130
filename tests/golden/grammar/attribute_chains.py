# Attributes of attributes, of calls, of literals; stored, augmented, deleted.
class Node:
    def __init__(self, next=None):
        self.next = next
        self.value = 0

    def get(self):
        return self


n = Node(Node(Node()))
n.next.next.value = 5
n.next.next.value += 1
n.get().next.get().value = 7
print(n.next.next.value, n.next.value, n.get().get().value)
del n.next.next.value
print(hasattr(n.next.next, "value"), "text".__class__.__name__, (5).__class__, 1.0.__class__, [].__len__(), {}.__class__)
n.next.items = [1, 2]
n.next.items[0], n.next.items[1] = n.next.items[1], n.next.items[0]
print(n.next.items)
