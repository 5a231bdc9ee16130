"""Which classes there are of each other, and where a class has its attributes from."""

import inspect
from enum import Enum
from types import DynamicClassAttribute


class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    @property
    def shout(self):
        return self.name.upper()

    @staticmethod
    def food():
        return "anything"

    @classmethod
    def named(cls, name):
        return cls(name)


class Swims:
    def swim(self): ...


class Duck(Animal, Swims):
    legs = 2
    swim = None
    __slots__ = ("beak",)


class Kinds(type):
    def count(cls):
        return 3

    @property
    def plural(cls):
        return cls.__name__ + "s"


class Goose(Duck, metaclass=Kinds):
    @DynamicClassAttribute
    def weight(self):
        return 5


class Colour(Enum):
    RED = 1


for cls in Duck, Goose:
    print(cls.__name__)
    for name, kind, home, value in inspect.classify_class_attrs(cls):
        if home is not object and not name.startswith("__"):
            print("   ", name, "|", kind, "|", home.__name__, "|", type(value).__name__)
init = [item for item in inspect.classify_class_attrs(Goose) if item.name == "__init__"]
print(init[0].kind, init[0].defining_class.__name__, init[0].object is Animal.__init__)
print([item[:2] for item in inspect.classify_class_attrs(Colour) if item.name in ("RED", "name")])


def show(tree, depth=0):
    for branch in tree:
        if isinstance(branch, list):
            show(branch, depth + 1)
        else:
            cls, bases = branch
            print("    " * depth + cls.__name__, [base.__name__ for base in bases])


show(inspect.getclasstree([Duck, Animal, Swims, Goose, Colour]))
show(inspect.getclasstree([Duck, Animal, Swims, Goose], unique=True))

shown = inspect.formatannotationrelativeto(Duck.swim or Duck)
print(shown(Duck), shown(Enum), shown(list[int]))
