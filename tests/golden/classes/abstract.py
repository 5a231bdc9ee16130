# Abstract base classes.
from abc import ABC, ABCMeta, abstractmethod
import abc


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...


class Square(Shape):
    def area(self):
        return 1

    name = "x"


for cls in Shape, Square:
    try:
        cls()
    except TypeError as e:
        print(e)


class Fine(Square):
    @classmethod
    def make(cls):
        return cls()


print(Fine.make().name, sorted(Shape.__abstractmethods__), isinstance(Fine(), Shape))
print(issubclass(int, Shape), type(Shape) is ABCMeta)
del Square.name
print(sorted(abc.update_abstractmethods(Square).__abstractmethods__))
