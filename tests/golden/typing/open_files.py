"""Functions that take any open file say so with IO, TextIO and BinaryIO."""

import inspect
from io import StringIO
from typing import IO, BinaryIO, TextIO, get_type_hints


def shout(source: TextIO, target: IO[str]) -> None:
    for line in source:
        target.write(line.upper())


def copy(source: BinaryIO, target: IO[bytes] | None = None) -> int: ...


target = StringIO()
shout(StringIO("one\ntwo\n"), target)
print(target.getvalue())
print(get_type_hints(shout))
print(inspect.signature(copy))

for cls in IO, TextIO, BinaryIO:
    print(cls, cls.__mro__, cls.__parameters__)
    for name, member in sorted(vars(cls).items()):
        if inspect.isfunction(member):
            print("   ", name, inspect.signature(member))
        elif isinstance(member, property):
            print("   ", name, member.fget.__annotations__["return"])
print(isinstance(target, TextIO))
