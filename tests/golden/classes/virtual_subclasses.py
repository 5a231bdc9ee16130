# Classes registered with an abstract one, or known by their methods.
from abc import ABC


class Shape(ABC):
    pass


class Far:
    pass


print(Shape.register(Far) is Far, isinstance(Far(), Shape), issubclass(Far, Shape), Far.__mro__)
for f in (lambda: Shape.register(3), lambda: issubclass(3, Shape)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    type("Sub", (Shape,), {}).register(Shape)
except RuntimeError as e:
    print(e)


class HasFoo(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        print("asked", other.__name__)
        if cls is HasFoo:
            return any("foo" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class Foo:
    def foo(self):
        pass


print(issubclass(Foo, HasFoo), isinstance(Foo(), HasFoo), isinstance(3, HasFoo), isinstance(4, HasFoo))
class Later:
    pass
print(isinstance(Later(), Shape))
Shape.register(Later)
print(isinstance(Later(), Shape))
