# How much of a generator the methods of a set take: not more than they need.


def numbers(*items):
    try:
        for item in items:
            print(f"<{item}>", end=" ")
            yield item
    finally:
        print("end", end=" ")


print({1, 2}.intersection(numbers(3, 1, 2, 4)))
print({1, 2}.intersection(numbers(1, 1, 2), numbers(5, 2, 6)))
print(frozenset([1]).intersection(numbers(1, 2)), set().intersection(numbers(1, 2)))
some = {1, 2}
some.intersection_update(numbers(2, 1, 3))
print(some, some.issubset(numbers(1, 3, 2, 4)), some.issubset(numbers(1, 3)), set().issubset(numbers(1)))
print(some.issuperset(numbers(1, 3, 2)), some.isdisjoint(numbers(5, 1, 6)), some.isdisjoint(numbers(5)))
print(some.difference(numbers(1, 2, 3)), some.symmetric_difference(numbers(1, 3)), some.union(numbers(4)))
