# closing, suppress, nullcontext: with exceptions, with groups, entered again.
from contextlib import closing, suppress


def attempt(run):
    try:
        print("result", run())
    except BaseException as e:
        print(type(e).__name__, e, "| context", repr(e.__context__))


class Door:
    def __init__(self, name):
        self.name = name

    def close(self):
        print("close", self.name)


with closing(Door("front")) as d:
    print(d.name)


def crashing():
    with closing(Door("back")):
        raise ValueError("inside")


attempt(crashing)
attempt(lambda: closing())


def leave_early():
    with closing(Door("early")):
        return "returned"


attempt(leave_early)
with closing(x for x in [1, 2, 3]) as g:
    print(next(g))
print(g.gi_frame)

with suppress(KeyError, IndexError):
    {}["missing"]
    print("never")
with suppress(LookupError):
    [][0]
with suppress():
    print("nothing to suppress")


def unsuppressed():
    with suppress(KeyError):
        1 / 0


attempt(unsuppressed)
again = suppress(ValueError)
for text in ("1", "x", "3"):
    with again:
        with again:
            print(int(text))
        print("after", text)


def group(*errors):
    with suppress(ValueError):
        raise ExceptionGroup("many", errors)
    return "all suppressed"


attempt(lambda: group(ValueError(1), ValueError(2)))
try:
    group(ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), KeyError(4)]))
except* TypeError as e:
    print("types", e.exceptions)
except* KeyError as e:
    print("keys", e.exceptions)
with suppress(BaseException):
    raise SystemExit(3)
print(suppress(KeyError).__enter__(), suppress(KeyError).__exit__(None, None, None), suppress(KeyError).__exit__(KeyError, KeyError(), None))
attempt(lambda: suppress("no class").__exit__(KeyError, KeyError(), None))
