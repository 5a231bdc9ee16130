# How special forms and aliases are shown.
from typing import *
import typing

T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")
print(Optional[int], Union[int, str], Union[int], List[int], Dict[str, List[int]], Tuple[int, ...])
print(Tuple[()], Callable[[int], str], Callable[..., T], Type[int], Any, Literal[1, "a"])
print(ClassVar[int], Final[int], Annotated[int, 3, "x"], Generator[int], Iterator[T][int])
print(List, Dict, Callable, Tuple, Self, Never, NoReturn, LiteralString, typing.Hashable, Set[int])
print(Concatenate[int, P], Unpack[Ts], TypeGuard[int], Required[int], List["x"], AnyStr)
print(Literal[1] == Literal[True], Literal[1, 1, 2], Optional[None], Union[int, Union[str, int]])
print(cast(int, "x"), get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int, str], T]))
print(get_origin(Union[int, str]), get_args(Annotated[int, 3]), get_origin(list[int]), get_origin(int))
