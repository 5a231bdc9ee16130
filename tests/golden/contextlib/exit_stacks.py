# ExitStack: managers and callbacks, left in reverse order.
from contextlib import ExitStack, contextmanager


def attempt(run):
    try:
        print("result", run())
    except BaseException as e:
        print(type(e).__name__, e, "| cause", repr(e.__cause__), "| context", repr(e.__context__))


@contextmanager
def step(name, swallow=False):
    print("+", name, end=" ")
    try:
        yield name
    except ValueError as e:
        print("!", name, e, end=" ")
        if not swallow:
            raise
    finally:
        print("-", name, end=" ")


with ExitStack() as stack:
    names = [stack.enter_context(step(n)) for n in "abc"]
    stack.callback(print, "callback", 1, end=" ")
    stack.push(lambda *exc: print("pushed", exc, end=" "))
    print(names, end=" ")
print()


def failing(*swallow):
    with ExitStack() as stack:
        for n in "abc":
            stack.enter_context(step(n, n in swallow))
        raise ValueError("body")
    return "went on"


attempt(lambda: failing())
attempt(lambda: failing("b"))
attempt(lambda: failing("a", "c"))


def entering_fails():
    with ExitStack() as stack:
        stack.enter_context(step("one"))
        stack.enter_context(5)


attempt(entering_fails)


class Half:
    def __enter__(self):
        pass


attempt(lambda: ExitStack().enter_context(Half()))


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc):
        pass


attempt(lambda: ExitStack().enter_context(Async()))

stack = ExitStack()
stack.enter_context(step("kept"))
with stack:
    stack.callback(print, "not yet", end=" ")
    moved = stack.pop_all()
print("| left:", len(stack._exit_callbacks), len(moved._exit_callbacks), end=" ")
moved.close()
moved.close()
print()


@ExitStack().callback
def decorated():
    return "still a function"


print(decorated())


class Manager:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        print(self.name, exc_type and exc_type.__name__, exc, end=" ")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def run(*answers, error=None):
    with ExitStack() as stack:
        for i, answer in enumerate(answers):
            stack.push(Manager(f"m{i}", answer))
        if error is not None:
            raise error
    return "fine"


attempt(lambda: run(False, True, False, error=KeyError("k")))
attempt(lambda: run(False, TypeError("t"), error=KeyError("k")))
attempt(lambda: run(True, TypeError("t"), False))
attempt(lambda: run(ValueError("v"), True, TypeError("t"), error=KeyError("k")))
attempt(lambda: run(1, 0, error=StopIteration("s")))
