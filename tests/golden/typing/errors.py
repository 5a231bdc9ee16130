# What typing refuses.
from typing import *


class Stack(Generic[TypeVar("T")]):
    pass


class Two(Generic[TypeVar("A"), TypeVar("B")]):
    pass


for f in (
    lambda: Stack[int, str], lambda: Two[int], lambda: Generic[int], lambda: type("X", (Generic,), {}),
    lambda: List[int, str], lambda: Stack[int][str], lambda: Optional[1, 2], lambda: Any(),
    lambda: isinstance(3, Any), lambda: isinstance(3, List[int]), lambda: isinstance([], List),
    lambda: issubclass(list, Sequence), lambda: List[int](), lambda: List(), lambda: Union[()],
    lambda: Callable[int], lambda: Self[int], lambda: Annotated[int], lambda: Union[int, 3],
    lambda: List[(1, 2)], lambda: type("Y", (Optional[int],), {}), lambda: Dict[int],
    lambda: Protocol[int], lambda: Concatenate[int], lambda: Literal(), lambda: Tuple[int][str],
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
