# Context managers as decorators: each call runs inside a new one.
from contextlib import AbstractContextManager, ContextDecorator, contextmanager, nullcontext


@contextmanager
def tagged(tag):
    print(f"<{tag}>", end="")
    yield
    print(f"</{tag}>")


@tagged("b")
def hello(name, *, end="!"):
    "Greets."
    print("hello", name, end=end)
    return len(name)


print(hello("ann"), hello("bo", end="?"), hello.__name__, hello.__doc__, hello.__wrapped__("x"))


class Timer(ContextDecorator):
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        print("start", self.depth)
        return self

    def __exit__(self, *exc):
        print("stop", self.depth, exc[0])
        self.depth -= 1
        return exc[0] is KeyError


timer = Timer()


@timer
def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print(count(2))


@Timer()
def failing():
    raise KeyError("swallowed")


print(failing())


class Fresh(ContextDecorator):
    made = 0

    def __init__(self):
        Fresh.made += 1

    def _recreate_cm(self):
        return Fresh()

    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


@Fresh()
def twice():
    pass


twice(), twice()
print(Fresh.made)


class Mine(AbstractContextManager):
    def __exit__(self, *exc):
        return None


class Duck:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


class No:
    __enter__ = __exit__ = None


print(isinstance(Duck(), AbstractContextManager), issubclass(No, AbstractContextManager), isinstance(5, AbstractContextManager), Mine().__enter__() is not None)
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
print(AbstractContextManager[int])
with nullcontext("value") as v, nullcontext() as nothing:
    print(v, nothing)
