# typing and abc as programs use them.
from abc import ABC, abstractmethod
from typing import Any, Callable, Generic, Iterator, NamedTuple, Optional, Protocol, TypeVar, Union, cast


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


print(Square().area(), isinstance(Square(), Shape), Shape.__abstractmethods__ == {"area", "name"})
try:
    Shape()
except TypeError as error:
    print(error)
T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, cast(int, "still text"))


class Employee(NamedTuple):
    name: str
    id: int = 3


print(Employee("Ada"), Employee("Ada").id)


class Closer(Protocol):
    def close(self) -> None: ...


def numbers(n: int) -> Iterator[int]:
    yield from range(n)


def apply(f: Callable[[int], int], x: Optional[int] = None) -> Union[int, str]:
    return f(x or 1)


print(list(numbers(3)), apply(lambda n: n + 1), Optional[int], Union[int, str], Any)
