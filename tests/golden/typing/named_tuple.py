# NamedTuple as a base class and as a function.
from typing import NamedTuple


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self):
        return "hi " + self.name


e = Employee("Ada")
print(e, e.id, e.greet(), Employee._fields, Employee._field_defaults, Employee.__annotations__)
print(e._replace(id=9), e._asdict(), Employee._make(["x", 1]), e == ("Ada", 3), Employee.__bases__)
P = NamedTuple("P", [("x", int), ("y", int)])
print(P(1, 2), P.__annotations__, P.__module__)
def order():
    class E(NamedTuple):
        a: int = 1
        b: int
def bases():
    class E(NamedTuple, int):
        a: int
def field_name():
    class E(NamedTuple):
        _a: int
for f in order, bases, field_name, lambda: Employee():
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)
