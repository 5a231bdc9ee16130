# total_ordering: three comparisons follow from one and from ==.
from functools import total_ordering


def make(operation):
    class Number:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            print("eq", end=" ")
            return self.n == other.n if isinstance(other, Number) else NotImplemented

        def compare(self, other):
            print(operation, end=" ")
            if not isinstance(other, Number):
                return NotImplemented
            return {"lt": self.n < other.n, "le": self.n <= other.n, "gt": self.n > other.n, "ge": self.n >= other.n}[operation]

    setattr(Number, f"__{operation}__", Number.compare)
    return total_ordering(Number)


for operation in ("lt", "le", "gt", "ge"):
    Number = make(operation)
    for a, b in ((1, 2), (2, 2), (3, 2)):
        a, b = Number(a), Number(b)
        print(a < b, a <= b, a > b, a >= b)
    try:
        Number(1) < 5
    except TypeError as e:
        print(e)
    print(Number.__lt__.__name__, Number.__ge__.__name__, sorted([Number(3), Number(1)], key=lambda x: x)[0].n)

try:

    @total_ordering
    class Nothing:
        pass

except ValueError as e:
    print(e)


@total_ordering
class Both:
    def __lt__(self, other):
        return "lt"

    def __ge__(self, other):
        return "ge"


print(Both() < Both(), Both() >= Both(), Both() > Both(), Both() <= Both())


@total_ordering
class Base:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n


class Derived(Base):
    def __lt__(self, other):
        print("derived", end=" ")
        return super().__lt__(other)


print(Derived(1) <= Derived(2), Derived(2) > Derived(1), Base(1) >= Base(1))
