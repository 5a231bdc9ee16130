# Equality, hashing and ordering of our own.
import functools


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a is c, a < b, a >= b, a != b, max(a, b), sorted([b, a]))
print(len({a, b, c}), {a: "x"}[c], c in [b, a])


class Unhashable:
    def __eq__(self, other):
        return True


try:
    {Unhashable(): 1}
except TypeError as error:
    print(error)
print(Unhashable() == 5, 5 == Unhashable(), Unhashable() != 5)


class Always:
    def __bool__(self):
        return False

    def __len__(self):
        return 5


print(bool(Always()), not Always(), "yes" if Always() else "no")
