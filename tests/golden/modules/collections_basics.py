# deque, namedtuple, defaultdict, Counter, OrderedDict, ChainMap.
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
d.rotate(1)
print(d, d.pop(), d.popleft(), list(d), len(d), d[0], 2 in d)
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._replace(y=5), p._asdict(), Point._fields, p == (1, 0))
words = defaultdict(list)
for w in ("apple", "avocado", "bean"):
    words[w[0]].append(w)
print(dict(words), words, words["z"])
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()))
c.update("zz")
c.subtract("a")
print(c["z"], c["a"], sorted(c.elements())[:3], Counter("ab") + Counter("b"), Counter("ab") - Counter("b"))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, list(o), o.popitem(last=False))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m["a"], m["b"], sorted(m))
try:
    deque().pop()
except IndexError as error:
    print(error)
try:
    Point()
except TypeError as error:
    print(error)
