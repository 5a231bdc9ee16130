# Chains, identity, membership; each middle part is evaluated once.
def show(x):
    print("show", x)
    return x


print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(1))
print(1 < 2 > 0 == 0 != 5 <= 5 >= 4 is 4 in [4] not in [5] is not None)
print(1 in (1, 2), 1 not in {1}, None is None, None is not None, "a" in "abc")
print(not 1 == 2, not 1 in [1], not (1 is None), not not 5)
a = [1]
if a == [1] == [1]: print("chain in a condition")
if not a < [2] < [0]: print("negated chain")
while 0 < a[0] < 3: a[0] += 1
print(a, (1 < 2) < 3, 1 < (2 < 3))
