# NewType, overload, final, override and others.
from typing import NewType, assert_never, final, get_overloads, overload, override, reveal_type, TYPE_CHECKING

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId | None, UserId.__name__)
try:
    class Sub(UserId):
        pass
except TypeError as e:
    print(e)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
only_declared = g
def g(x):
    return x


print(len(get_overloads(g)), g(3), TYPE_CHECKING)
try:
    only_declared(3)
except NotImplementedError as e:
    print(e)


@final
class Last:
    @override
    def m(self):
        pass


print(Last.__final__, Last.m.__override__)
try:
    assert_never(3)
except AssertionError as e:
    print(e)
reveal_type(3)
