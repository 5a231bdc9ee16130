# ExitStack: exceptions from leaving are chained as they are in nested with statements.
from contextlib import ExitStack, contextmanager


class Raises:
    def __init__(self, error):
        self.error = error

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise self.error


class RaisesChained:
    def __init__(self, outer, inner):
        self.outer, self.inner = outer, inner

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        try:
            raise self.inner
        except Exception:
            raise self.outer


class Swallows:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return True


def chain(e):
    names = []
    while e is not None:
        names.append(f"{type(e).__name__}({e})")
        e = e.__context__
    return " <- ".join(names)


def nested():
    with Raises(IndexError("1")):
        with Raises(KeyError("2")):
            with RaisesChained(AttributeError("3"), ValueError("4")):
                1 / 0


def stacked():
    with ExitStack() as stack:
        stack.push(Raises(IndexError("1")))
        stack.push(Raises(KeyError("2")))
        stack.push(RaisesChained(AttributeError("3"), ValueError("4")))
        1 / 0


def after_swallowing():
    with ExitStack() as stack:
        stack.push(Raises(IndexError("late")))
        stack.push(Swallows())
        stack.push(Raises(KeyError("early")))
        1 / 0


def same_error():
    error = ValueError("one and the same")
    with ExitStack() as stack:
        stack.push(Raises(error))
        stack.push(Raises(error))
        raise error


for run in (nested, stacked, after_swallowing, same_error):
    try:
        run()
    except Exception as e:
        print(run.__name__, chain(e))
    try:
        try:
            raise RuntimeError("handled outside")
        except RuntimeError:
            run()
    except Exception as e:
        print(run.__name__, chain(e))


@contextmanager
def translating():
    try:
        yield
    except ValueError as e:
        raise LookupError("translated") from e


try:
    with ExitStack() as stack:
        stack.enter_context(translating())
        stack.callback(int, "not a number")
        raise KeyError("body")
except LookupError as e:
    print(chain(e), "| cause", repr(e.__cause__))

try:
    with ExitStack() as outer:
        inner = outer.enter_context(ExitStack())
        inner.push(Raises(TypeError("inner")))
        outer.push(Raises(OSError("outer")))
except Exception as e:
    print(chain(e))
with ExitStack() as stack:
    stack.push(Swallows())
    stack.push(Raises(ValueError("gone")))
print("quiet")
