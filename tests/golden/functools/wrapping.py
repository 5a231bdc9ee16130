# wraps and update_wrapper: a wrapper that looks like what it wraps.
from functools import WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, update_wrapper, wraps


def logged(function):
    @wraps(function)
    def wrapper(*args, **keywords):
        print("->", function.__name__, args, keywords)
        result = function(*args, **keywords)
        print("<-", result)
        return result

    return wrapper


@logged
def add(a: int, b: int = 2) -> int:
    "Adds."
    return a + b


add.extra = 1
print(add(1), add(1, b=5))
print(add.__name__, add.__qualname__, add.__doc__, add.__module__, add.__annotations__, add.__wrapped__.__defaults__, add.__dict__)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


class Callable:
    """A class that wraps."""

    def __init__(self, function):
        update_wrapper(self, function)
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.__wrapped__(*args)


@Callable
def mul(a, b):
    "Multiplies."
    return a * b


print(mul(3, 4), mul.count, mul.__name__, mul.__doc__, sorted(mul.__dict__))


def plain():
    pass


def other():
    "Other."


other.tag = "t"
print(update_wrapper(plain, other, assigned=("__doc__",), updated=()) is plain, plain.__name__, plain.__doc__, plain.__dict__.keys())
print(update_wrapper(plain, other, ("__name__", "missing")).__name__, plain.tag)


def outer():
    @logged
    @logged
    def twice():
        return "once"

    return twice


f = outer()
f()
print(f.__qualname__, f.__wrapped__.__wrapped__.__wrapped__ if hasattr(f.__wrapped__.__wrapped__, "__wrapped__") else "innermost")
try:
    wraps(len)(5)
except Exception as e:
    print(type(e).__name__, e)
