# copy and deepcopy of containers and of functions made of functions: how each says it is copied.
import copy
import functools
import operator
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

d = deque([[1], 2], 5)
shallow, deep = copy.copy(d), copy.deepcopy(d)
d[0].append(9)
print(shallow, deep, deep.maxlen)
groups = defaultdict(list, {"a": [1]})
deep, shallow = copy.deepcopy(groups), copy.copy(groups)
groups["a"].append(2)
print(deep, shallow, deep.default_factory)
o = OrderedDict(a=[1])
o.tag = "t"
deep = copy.deepcopy(o)
o["a"].append(3)
print(deep, deep.tag, copy.copy(o))
Point = namedtuple("Point", "x y")
print(copy.copy(Point(1, [2])), copy.deepcopy(Point(1, [2])), copy.replace(Point(1, 2), x=5))
c = Counter("aab")
print(copy.copy(c), copy.deepcopy(c), type(copy.copy(c)).__name__, copy.deepcopy(ChainMap({"a": 1})))
p = functools.partial(max, 1, key=abs)
print(copy.copy(p), copy.deepcopy(p)(-3), copy.copy(operator.itemgetter(1)), copy.deepcopy(operator.attrgetter("a.b")))
u = UserDict(a=[1])
v = copy.copy(u)
v["a"].append(2)
v["b"] = 1
print(u, v, copy.copy(UserList([1])), copy.deepcopy(UserList([[1]])))


@functools.lru_cache
def cached(x):
    return x


print(copy.copy(cached) is cached, copy.deepcopy(cached) is cached)


class Tagged(deque):
    pass


t = Tagged([1], 3)
t.tag = [1]
deep = copy.deepcopy(t)
print(deep, deep.tag, deep.tag is t.tag, type(deep).__name__, hasattr(copy.copy(t), "tag"))
ring = deque()
ring.append(ring)
deep = copy.deepcopy(ring)
print(deep, deep[0] is deep, deep is ring)
