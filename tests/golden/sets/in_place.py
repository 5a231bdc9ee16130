# Operations that change a set.
a, b = {1, 2, 3, 40, 17}, {3, 40, 99, 8}
same = a
a |= b
print(a)
a &= {3, 99, 1}
print(a)
a -= {1}
print(a)
a ^= {3, 1000}
print(a, same is a)
a.update([5], {6: 7})
a.difference_update([5])
a.intersection_update([6, 99], [6])
a.symmetric_difference_update({6: 1, 9: 2})
print(a)
a -= a
print(a, len(same))
f = frozenset([1])
f |= {2}
print(f)
x = {frozenset([1]), 2}
x.discard({1})
print(x, {1} in {frozenset([1])})
