# ChainMap: the first mapping that has a key answers, and is written to.
from collections import ChainMap


def show(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


defaults = {"color": "red", "user": "guest"}
m = ChainMap({"user": "ann"}, defaults)
print(m, m["user"], m["color"], len(m), list(m), "color" in m, m.get("z", 0), m.maps, bool(m), bool(ChainMap()))
m["user"] = "bob"
m["new"] = 1
print(m, defaults)
child = m.new_child({"color": "blue"})
print(child["color"], child.parents["color"], child.parents.maps is not m.maps, len(child.maps), m.new_child(x=1), m.new_child())
print(dict(m), m == dict(m), list(m.items()), list(m.keys()), list(m.values()), m.setdefault("d", 4), m.pop("new"), m)
print(m | {"w": 1}, {"w": 1} | m, ChainMap.fromkeys("ab", 1), m.copy(), m.copy().maps[0] is m.maps[0], m.copy().maps[1] is m.maps[1])
m |= {"k": 2}
print(m)
m.clear()
print(m, m.popitem() if m.maps[0] else "first is empty")


def scopes():
    top = ChainMap({"x": "global"})
    inner = top.new_child({"y": "enclosing"}).new_child({"x": "local"})
    yield inner["x"], inner["y"]
    del inner["x"]
    yield inner["x"], inner["y"]


print(list(scopes()))


class Upper(ChainMap):
    def __missing__(self, key):
        return key.upper()


print(Upper({}, {"a": 1})["q"], Upper({"a": 1}).get("q", "default"), Upper())
for make in (
    lambda: m["zz"], lambda: m.pop("color"), lambda: m.__delitem__("color"), lambda: m.popitem(), lambda: m | [1], lambda: hash(ChainMap()), lambda: ChainMap(1)["a"],
    lambda: ChainMap({}, {"a": 1}).pop("a", 5),
):
    show(make)
try:
    del m["color"]
except KeyError as e:
    print(repr(e.__context__), e.__suppress_context__)
