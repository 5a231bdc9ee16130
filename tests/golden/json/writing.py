# json.dumps: values, separators, indentation, hooks and refusals.
import io
import json
from collections import OrderedDict, namedtuple


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "__notes__", []))


data = {"name": "Ann", "age": 30, "tags": ["a", "b"], "nested": {"x": None, "y": True, "z": 1.5}, "empty": [], "none": {}}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, separators=(",", ":"), sort_keys=True))
print(json.dumps(data, indent="--", sort_keys=True))
print(json.dumps([1, [2, [3, []]]], indent=1), json.dumps({}, indent=2), json.dumps([[], {}], indent=0))
print(json.dumps("é\u20ac😀\n\t\"\\/\x00\x7f"), json.dumps("é\u20ac😀\n\x00\x7f", ensure_ascii=False))
print(json.dumps([1.0, -0.0, 1e100, 2**70, float("nan"), float("inf"), -float("inf")]))
print(json.dumps({1: "int", 2.5: "float", True: "bool", None: "none", "s": "str"}), json.dumps({(1,): 2, "k": 1}, skipkeys=True))
Point = namedtuple("Point", "x y")
print(json.dumps(Point(1, 2)), json.dumps(OrderedDict(b=1, a=2)), json.dumps((1, (2,))), json.dumps(None), json.dumps("text"))


class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"re": o.real, "im": o.imag}
        return super().default(o)


print(json.dumps([1j], cls=Encoder), json.dumps({"t": Temperature(5)}, default=lambda o: o.degrees), json.dumps({3, 1, 2}, default=sorted))
stream = io.StringIO()
json.dump({"k": [1, 2]}, stream, indent=1)
print(stream.getvalue())
loop = []
loop.append(loop)
circle = {}
circle["me"] = {"again": circle}
for make in (
    lambda: json.dumps(Temperature(1)), lambda: json.dumps([1, {"a": (2, {3})}]), lambda: json.dumps({(1,): 2}), lambda: json.dumps(loop), lambda: json.dumps(circle),
    lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([1j], cls=Encoder, foo=1), lambda: json.dumps({"a": 1, 2: 3}, sort_keys=True),
    lambda: json.dumps(b"bytes"), lambda: json.dumps(), lambda: json.dumps(Temperature(1), default=lambda o: o), lambda: json.dumps(1, 2),
    lambda: json.dumps([Temperature(1)], default=lambda o: 1 / 0),
):
    show(make)
