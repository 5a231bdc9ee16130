# Which messages name a class with the classes around it and its module, and which by its name alone.
import asyncio
import contextlib
import time


class Outer:
    class Inner:
        pass


value = Outer.Inner()


def local():
    class Local:
        pass

    return Local()


def show(make):
    try:
        make()
    except TypeError as error:
        print(error)


def enter(manager):
    with manager:
        pass


async def enter_async(manager):
    async with manager:
        pass


for thing in value, local(), contextlib.AsyncExitStack(), 5:
    show(lambda: enter(thing))
for thing in value, local(), contextlib.ExitStack(), 5:
    show(lambda: asyncio.run(enter_async(thing)))
for make in (
    lambda: "%c" % value, lambda: b"%c" % value, lambda: "%d" % value, lambda: str(b"a", value), lambda: str(b"a", "utf-8", value),
    lambda: bytes.fromhex(value), lambda: complex(value), lambda: complex(1, value), lambda: float(value), lambda: int(value),
    lambda: time.sleep(value), lambda: len(value), lambda: iter(value), lambda: value(), lambda: value + 1, lambda: "a" in value,
    lambda: "%c" % local(), lambda: complex(local()), lambda: "".join([value]), lambda: [1][value],
):
    show(make)
