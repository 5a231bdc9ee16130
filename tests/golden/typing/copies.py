# Copies of aliases, variables and instances of generic classes; __new__ of a base behind Generic.
from copy import copy, deepcopy
from typing import *

T, P = TypeVar("T"), ParamSpec("P")


class Box(Generic[T]):
    def __init__(self, item):
        self.item = item


box = Box[int]([1])
shallow, deep = copy(box), deepcopy(box)
print(shallow.item is box.item, deep.item, deep.item is box.item, deep.__orig_class__)
for thing in List[int], Callable[[int, T], str], Callable[P, int], Annotated[int, [1]], Literal[1], Union[int, str], Box[T], Optional, List, Any:
    print(copy(thing) == thing, deepcopy(thing) == thing, copy(thing) is thing, thing)
print(copy(P.args) == P.args, deepcopy(P.kwargs), copy(T) is T, copy(P) is P)
print(Callable[[int], str].__reduce__()[1], List[int].__reduce__()[1], List.__reduce__(), Optional.__reduce__())


class Made:
    def __new__(cls, arg):
        made = super().__new__(cls)
        made.arg = arg
        return made


class Mixed(Box[T], Made):
    def __init__(self, arg):
        pass


print(Mixed(3).arg, "__new__" in Generic.__dict__)


class Forgetful:
    def __init_subclass__(cls):
        pass


class Forgot(Forgetful, Generic[T]):
    pass


try:
    Forgot[int]
except AttributeError as e:
    print(e, e.__notes__)
for bad in (lambda: list(int | str), lambda: Box(), lambda: Box[int](1, 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
