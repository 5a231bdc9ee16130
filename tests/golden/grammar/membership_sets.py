# `in` a list or set of constants looks into a tuple or frozenset.
def f(x):
    return x in [1, 2, 3], x not in {1, 2, 3}, x in (1, 2), x in [x, 1], x in {1}, x in ["a"], x in []


print(f(1), f(5))
if 3 in {1, 2, 3}: print("yes")
while 5 in [1, 2]: pass
print([y for y in range(5) if y in {1, 3}], 2 in [1, [2]], (1, 2) in {(1, 2)})
