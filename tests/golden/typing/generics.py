# Generic classes, by Generic[T] and by [T].
from typing import Callable, Generic, ParamSpec, Tuple, TypeVar, TypeVarTuple, Union, Unpack

T, S = TypeVar("T"), TypeVar("S")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> None:
        self.items.append(x)


s = Stack[int]()
s.push(1)
print(s.items, s.__orig_class__, Stack[int], Stack[T], Stack.__parameters__, Stack.__orig_bases__)
print(Stack[int].__args__, Stack[int].__origin__, Stack[int] == Stack[int], Stack[T][str], Stack.__mro__)


class Two(Stack[S], Generic[S, T]):
    pass


print(Two.__parameters__, Two[int, str], Two.__mro__)


class A[T, *Ts, **P]:
    def m[U: int](self, u: U) -> T: ...


print(A.__type_params__, A.__parameters__, A.__orig_bases__, A[int, str, [int]], A.m.__type_params__)
print(A.__mro__)
class B[T = int]:
    pass
print(B.__parameters__, B[str])
type Alias[K, V] = dict[K, list[V]]
print(Alias[int, str], Alias.__value__, Alias.__value__[int, str], Alias.__parameters__)
P, Ts = ParamSpec("P"), TypeVarTuple("Ts")
print(list[T][int], dict[T, S][int, str], Union[T, S][int, str], Callable[P, T][[int], str])
print(tuple[*Ts][int, str], Tuple[Unpack[Ts]][int, str], list[Union[T, None]][int])
