# copy shares what an object holds, deepcopy does not.
import copy


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"P({self.x}, {self.y})"


p = P([1], {"a": [2]})
c, d = copy.copy(p), copy.deepcopy(p)
p.x.append(5)
print(c, d, c.x is p.x, d.x is p.x)
l = [1, [2, 3]]
l.append(l)
d = copy.deepcopy(l)
print(d, d[2] is d, d[1] is l[1])
t = ([1],)
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy(t))
shared = [1]
both = copy.deepcopy([shared, shared])
print(both[0] is both[1], both[0] is shared)
print(copy.copy({1, 2}), copy.deepcopy({(1,): {2}}), copy.deepcopy(frozenset([1])), copy.copy(range(3)))
