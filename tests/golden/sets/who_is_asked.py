# Which __eq__ run, and in which order, when sets meet.
class I(int):
    def __eq__(self, other):
        print("eq", int(self), int(other))
        return int(self) == int(other)

    def __hash__(self):
        return int(self)


def make(*numbers):
    return set(map(I, numbers))


for name in "union", "intersection", "difference", "symmetric_difference":
    print(name, getattr(make(1, 2, 9), name)(make(2, 10)))
print(make(1, 2).issubset(make(1, 2, 3)), make(1).isdisjoint(make(2)))
