# What stands in for type parameters: variables, tuples of them, ParamSpecs, defaults.
from typing import *

T, S, P, Ts = TypeVar("T"), TypeVar("S"), ParamSpec("P"), TypeVarTuple("Ts")
D = TypeVar("D", default=int)


class Some(Generic[T, *Ts]): ...
class Between(Generic[T, *Ts, S, P]): ...
class Both(Generic[T, P]): ...
class Only(Generic[P]): ...
class Default(Generic[T, D]): ...
class DefaultTuple(Generic[*TypeVarTuple("Us", default=Unpack[Tuple[int, str]])]): ...
class DefaultSpec(Generic[ParamSpec("Q", default=[int, str])]): ...


for f in (
    lambda: Some[()], lambda: Some[int], lambda: Some[int, str, float], lambda: Between[int, str, [int]],
    lambda: Between[int], lambda: Between[int, *tuple[str, ...], [int]], lambda: Between[*tuple[str, ...]],
    lambda: Between[*tuple[str, ...], *tuple[int, ...]], lambda: Both[int, [int, str]], lambda: Both[int, int],
    lambda: Both[int, ...], lambda: Both[int, Concatenate[int, P]][[str]], lambda: Only[int, str], lambda: Only[[int, str]],
    lambda: Only[P][int, str], lambda: Only[(1, 2), 3], lambda: Only[[(1, 2)]], lambda: Default[int], lambda: Default[int, str],
    lambda: Default[()], lambda: Default[T, S][int, str], lambda: DefaultTuple[()], lambda: DefaultTuple[int], lambda: DefaultSpec[()],
    lambda: Callable[P, T][[int], str], lambda: Callable[P, T][..., str], lambda: Callable[Concatenate[int, P], T][[str], int],
    lambda: Callable[[T, S], T][int, str], lambda: Callable[[*Ts], T][int, str, float], lambda: Callable[[T], T][int, str],
    lambda: Callable[[T], List[T]][int].__args__, lambda: Tuple[Unpack[Ts]][int, str], lambda: Tuple[Unpack[Ts]][()],
    lambda: Dict[T, List[S]][int, str], lambda: Dict[T, S][int], lambda: Dict[T, T][int], lambda: List[T][Unpack[Tuple[int]]],
    lambda: List[T][*tuple[int, ...]], lambda: Unpack[Tuple[T, ...]][int], lambda: Some[T, *Ts][int, str, float],
    lambda: Annotated[T, 1][int], lambda: List[T | None][int], lambda: Literal[1, 2][3], lambda: Generator[T][int],
    lambda: Dict[T, List[S]].__parameters__, lambda: Callable[P, T].__parameters__, lambda: Some[T, *Ts].__parameters__,
    lambda: get_args(Callable[[int], str]), lambda: get_args(Callable[P, int]), lambda: get_args(Callable[..., int]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
