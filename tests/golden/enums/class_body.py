# What becomes a member and what does not.
from enum import Enum, member, nonmember


class Mixed(Enum):
    A = 1

    @nonmember
    class Inner:
        pass

    @member
    def f(self):
        return 5

    x = nonmember(7)

    class Nested:
        y = 1

    _ignore_ = "tmp other"
    tmp = 3
    B = tmp + 1

    @property
    def twice(self):
        return self.value * 2


print([m.name for m in Mixed], Mixed.x, Mixed.Nested.y, Mixed.A.twice, Mixed.B.value)
def same_name():
    class E(Enum):
        A = 1
        A = 2
def sunder():
    class E(Enum):
        _foo_ = 1
def order():
    class E(Enum):
        _order_ = "B A"
        A = 1
        B = 2
def extend():
    class E(Mixed):
        C = 1
def wrong_base():
    class E(Enum, int):
        A = 1
for f in same_name, sunder, order, extend, wrong_base:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class Base(Enum):
    def hi(self):
        return "hi " + self.name
class Child(Base):
    A = 1
print(Child.A.hi(), isinstance(Child.A, Base), dir(Child.A), dir(Child))
