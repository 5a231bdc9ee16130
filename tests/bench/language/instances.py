# Making and dropping instances: a linked list, operators, properties.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


class Link:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


def run(n):
    v = Vector(0, 0)
    d = Vector(1, 2)
    head = None
    for i in range(n):
        v = v + d
        if i % 4 == 0:
            head = Link(v.norm, head)
    total = 0
    while head is not None:
        total += head.value
        head = head.next
    return total


print(run(3_000_000))
