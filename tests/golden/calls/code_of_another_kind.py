# A function may get the code of another; a warning says when it becomes another kind of function.
import warnings


def plain():
    return "plain"


def generator():
    yield "generator"


async def coroutine():
    return "coroutine"


def closed():
    free = 1

    def inner():
        return free

    return inner


warnings.simplefilter("always")
for source in plain, generator, coroutine:

    def target():
        return "target"

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        target.__code__ = source.__code__
    print(target.__name__, target.__code__.co_name, [str(warning.message) for warning in caught])
for wrong in closed().__code__, 3:
    try:
        plain.__code__ = wrong
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    del plain.__code__
except TypeError as error:
    print("TypeError:", error)

# Too many keywords, and names that are no strings in a class.
try:
    min(0, default=1, key=None, other=3)
except TypeError as error:
    print("TypeError:", error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    Odd = type("Odd", (), {1: 2})
print(Odd.__dict__[1], [str(warning.message) for warning in caught])
print(str.maketrans.__qualname__)
