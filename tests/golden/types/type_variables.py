# Type variables made by calls.
from typing import Generic, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple

T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")
print(T, P, Ts, P.args, P.kwargs, P.args == P.args, [*Ts], T.__module__, T.__name__)
print(TypeVar("K", covariant=True), TypeVar("K", contravariant=True), TypeVar("K", infer_variance=True))
print(T.__bound__, T.__constraints__, T.__default__, T.has_default(), TypeVar("X", default=int).__default__)
print(TypeVar("X", int, str).__constraints__, TypeVar("X", bound=int).__bound__, list[T][int], dict[T, T][str])
for f in (
    lambda: TypeVar(), lambda: TypeVar(3), lambda: TypeVar("T", int),
    lambda: TypeVar("T", int, str, bound=int), lambda: TypeVar("T", foo=1),
    lambda: TypeVar("T", covariant=True, contravariant=True), lambda: ParamSpec(),
    lambda: TypeVarTuple(3), lambda: TypeAliasType("X"), lambda: TypeAliasType("X", int)[int],
    lambda: TypeAliasType("X", int, type_params=3), lambda: T.x, lambda: T(), lambda: T[int],
    lambda: type("C", (T,), {}), lambda: list[T][int, str], lambda: Generic[int],
    lambda: Generic[T, T], lambda: Generic[()], lambda: Generic[T][int], lambda: T | int,
    lambda: T | "x",
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
