# Classes by what they have.
from typing import Protocol, SupportsAbs, SupportsInt, get_protocol_members, is_protocol, runtime_checkable


class Closer(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def hi(self): ...


class Impl:
    name = "n"

    def hi(self):
        pass

    def close(self):
        pass


print(isinstance(Impl(), Named), isinstance(3, Named), sorted(get_protocol_members(Named)))
print(is_protocol(Named), is_protocol(Impl))
for f in (
    lambda: Closer(), lambda: isinstance(Impl(), Closer), lambda: issubclass(Impl, Named),
    lambda: type("Z", (Protocol, Impl), {}), lambda: runtime_checkable(Impl),
):
    try:
        print(repr(f()))
    except TypeError as e:
        print(e)


class Sub(Closer):
    def __init__(self, x=1):
        self.x = x


print(Sub().close(), Sub(3).x, isinstance(3, SupportsInt), isinstance("", SupportsAbs), SupportsAbs[int])
