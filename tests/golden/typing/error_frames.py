# The functions of the library that an error comes through.
import traceback
from typing import *

T, S, Ts = TypeVar("T"), TypeVar("S"), TypeVarTuple("Ts")


class Two(Generic[T, S]): ...
class Var(Generic[T, *Ts]): ...
class Proto(Protocol): ...


def no_default():
    class N(NamedTuple):
        a: int = 1
        b: int


def no_type():
    class N(NamedTuple):
        a: (1, 2)


def no_key_type():
    class D(TypedDict):
        a: (1, 2)


def overridden():
    class N(NamedTuple):
        def __init__(self): ...


def unlisted():
    class C(Two[T, S], Generic[T]): ...


def late():
    def f(x: "List[nope]", y: "Optional[int]"): ...
    get_type_hints(f)


class Checked:
    def __set_name__(self, owner, name):
        raise KeyError(name)


def set_name():
    class N(NamedTuple):
        a: int = Checked()


for f in (
    no_default, no_type, no_key_type, overridden, unlisted, late, set_name, lambda: Two[int], lambda: Two[int, str, 3],
    lambda: List[int, str], lambda: List[(1, 2)], lambda: Dict[T, S][int], lambda: Var[T, *Ts][()], lambda: Optional[1, 2],
    lambda: ClassVar[(1, 2)], lambda: TypeGuard[int, str], lambda: Never[int], lambda: Required[(1, 2)], lambda: Annotated[int],
    lambda: Literal(), lambda: Concatenate[(1, 2), ...], lambda: Callable[int], lambda: Callable[[int], (1, 2)], lambda: Tuple[(1, 2), 3],
    lambda: List["a b"], lambda: List(), lambda: List[int](), lambda: isinstance(3, List[int]), lambda: isinstance(3, Any), lambda: Any(),
    lambda: isinstance(3, Proto), lambda: issubclass(3, Proto), lambda: Proto(), lambda: List.nope, lambda: Optional.nope,
    lambda: NamedTuple("N", [("a", (1, 2))]), lambda: TypedDict("D", {"a": (1, 2)}), lambda: type("X", (Optional[int],), {}),
    lambda: assert_never(3), lambda: runtime_checkable(int), lambda: get_protocol_members(int), lambda: T | (1, 2), lambda: TypeVar("U", bound=(1, 2)),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, [frame.name for frame in traceback.extract_tb(e.__traceback__)][1:], getattr(e, "__notes__", ""))
