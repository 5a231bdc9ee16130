# A linked list with iteration, reversal and a cycle check.
class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for value in reversed(list(values)):
            self.head = Node(value, self.head)

    def nodes(self):
        node = self.head
        while node is not None:
            yield node
            node = node.next

    def __iter__(self):
        return (node.value for node in self.nodes())

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

    def reverse(self):
        previous = None
        for node in self.nodes_before_change():
            node.next, previous = previous, node
        self.head = previous

    def nodes_before_change(self):
        node = self.head
        while node is not None:
            following = node.next
            yield node
            node = following

    def has_cycle(self):
        slow = fast = self.head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
            if slow is fast:
                return True
        return False


l = LinkedList("abc")
print(l, len(l), "b" in l, list(l), LinkedList())
l.reverse()
print(l, l.has_cycle())
l.head.next.next.next = l.head
print(l.has_cycle())
