# Fields of base classes, keyword-only ones, __post_init__ and InitVar.
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields


@dataclass
class Base:
    a: int

    def __post_init__(self):
        self.post = True


@dataclass
class Child(Base):
    b: int = 5
    _: KW_ONLY
    c: int = 7


print(Child(1), Child(1, 2, c=3), Child(1).post, [f.name for f in fields(Child)], Child.__doc__)
try:
    Child(1, 2, 3)
except TypeError as e:
    print(e)


@dataclass
class Special:
    x: InitVar[int]
    y: int = field(init=False, default=3, repr=False)
    z: int = field(default=4, kw_only=True, metadata={"k": 1}, doc="docs")

    def __post_init__(self, x):
        self.got = x


v = Special(9)
print(v, v.got, v.y, fields(Special)[1].metadata, fields(Special)[1].doc, InitVar[int])
@dataclass
class Rec:
    me: object = None
r = Rec()
r.me = r
print(r)
