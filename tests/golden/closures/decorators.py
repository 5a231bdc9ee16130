# Decorators: plain, with arguments, stacked, on classes, with state.
import functools


def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        print(f"{function.__name__}{args} -> {result}")
        return result
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate


@trace
def add(a, b):
    "Adds."
    return a + b


@repeat(2)
@trace
def square(n):
    return n * n


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.function(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def registered(cls):
    cls.registered = True
    return cls


@registered
class Thing:
    pass


add(1, 2)
print(square(3), add.__name__, add.__doc__, add.__wrapped__(5, 6))
print(fib(50), len(fib.cache), Thing.registered)
