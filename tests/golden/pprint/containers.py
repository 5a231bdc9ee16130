# pprint breaks containers over lines where they are too long for one.
import collections
import types
from dataclasses import dataclass
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr


@dataclass
class Point:
    name: str
    path: list


words = ["generator", "coroutine", "frame", "instruction", "exception", "traceback"]
values = [
    words,
    tuple(words),
    dict.fromkeys(words, 1),
    set(words[:1]),
    frozenset({1, "b", None}),
    collections.OrderedDict.fromkeys(words),
    collections.defaultdict(list, {word: [word] for word in words}),
    collections.Counter(" ".join(words).split()),
    collections.ChainMap({"a": words}, {"b": words}),
    collections.deque(words, maxlen=9),
    types.MappingProxyType({"a": words}),
    types.SimpleNamespace(first=words, second=2),
    collections.UserList(words),
    Point("a point with a name that is long", words),
]
for value in values:
    pprint(value, width=40)
    print(pformat(value, width=30, indent=4, compact=True))

pprint(values[:3], depth=1, width=30)
pp({"z": 1, "a": {"z": 1, "a": 2}}, width=10)
pprint({"z": 1, "a": {"z": 1, "a": 2}}, width=10)
pprint({3: 1, "a": 2, None: 3, (1, 2): 10 ** 9}, underscore_numbers=True)
pprint("word " * 20, width=40)
pprint(["first line\nsecond line that is longer", b"bytes" * 12, bytearray(b"abc" * 9)], width=30)
PrettyPrinter(width=12, indent=2).pprint([[1, 2, 3, 4, 5], [6]])

loop = [1, 2]
loop.append(loop)
print(isrecursive(loop), isreadable(loop), isreadable([1]), isreadable([print]), saferepr([loop[:2]]))
print(saferepr(loop).partition(" with id=")[0])
for wrong in [dict(indent=-1), dict(width=0), dict(depth=0)]:
    try:
        pformat(1, **wrong)
    except ValueError as error:
        print(error)
