# contextmanager: a generator with one yield as a with statement's manager.
from contextlib import contextmanager


def attempt(run):
    try:
        print("result", run())
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__), e.__suppress_context__)


@contextmanager
def managed(name, *, quiet=False):
    "A manager."
    print("enter", name)
    try:
        yield name.upper()
    except ZeroDivisionError as e:
        print("caught", e)
        if not quiet:
            raise
    finally:
        print("exit", name)


with managed("a") as value:
    print("body", value)


def dividing(quiet):
    with managed("d", quiet=quiet):
        1 / 0
    return "went on"


attempt(lambda: dividing(True))
attempt(lambda: dividing(False))
print(managed.__name__, managed.__doc__, managed("x").__doc__, type(managed("x")).__name__)


@contextmanager
def broken(how):
    if how == "no yield":
        return
    try:
        yield 1
    except ValueError:
        if how == "yield again":
            yield 2
        if how == "other":
            raise KeyError("instead")
        if how == "from":
            raise KeyError("instead") from None
        if how == "same":
            raise
        if how == "stop":
            raise StopIteration("inside")
    if how == "two":
        yield 3


def enter(how, error=None):
    with broken(how):
        if error is not None:
            raise error
    return "fine"


for how in ("no yield", "two", "fine"):
    attempt(lambda: enter(how))
for how in ("yield again", "other", "from", "same", "stop", "swallow"):
    attempt(lambda: enter(how, ValueError("body")))


@contextmanager
def passes():
    yield


def through(error):
    with passes():
        raise error


# StopIteration and RuntimeError come through a generator in disguise, and out as they were.
for error in (StopIteration("s"), RuntimeError("r"), StopAsyncIteration("a"), GeneratorExit("g"), KeyboardInterrupt()):
    try:
        through(error)
    except BaseException as e:
        print(type(e).__name__, e is error, repr(e.__cause__), repr(e.__context__))

cause = RuntimeError("mine")
try:
    with passes():
        raise RuntimeError("outer") from cause
except RuntimeError as e:
    print(e, repr(e.__cause__))

m = managed("once")
with m:
    pass
attempt(lambda: m.__enter__())
g = passes()
g.__enter__()
attempt(lambda: g.__exit__(ValueError, None, None))
g = passes()
g.__enter__()
print(g.__exit__(None, None, None), g.gen.gi_frame)


@contextmanager
def returns_on_error():
    try:
        yield
    except Exception:
        return "ignored"


with returns_on_error():
    raise ValueError("gone")
print("after")
