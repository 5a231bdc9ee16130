# What the decorator writes.
from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list, compare=False)


a, b = Item("pear", 2.0), Item("apple")
print(a, a == Item("pear", 2.0), a > b, sorted([a, b])[0].name, a != b, a == 3)
print(asdict(b), replace(a, price=3), astuple(a), [f.name for f in fields(Item)])
print(Item.__doc__, Item.__match_args__, Item.__init__.__qualname__, Item.__init__.__annotations__)
for f in (
    lambda: Item(), lambda: Item("a", 2, [], 4), lambda: Item(nme=1), lambda: Item(1) < 3,
    lambda: hash(a), lambda: replace(a, zz=1), lambda: replace(3), lambda: fields(3),
    lambda: asdict(3), lambda: Item("a", name=1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
match Item("m", 5):
    case Item(name, price):
        print(name, price)
