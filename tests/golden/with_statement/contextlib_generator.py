# contextlib.contextmanager makes a generator a context manager.
from contextlib import closing, contextmanager, suppress, nullcontext, ExitStack


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except ValueError as error:
        print("tag saw", error)
    finally:
        print(f"</{name}>")


with tag("a") as name:
    print(name)
with tag("b"):
    raise ValueError("swallowed")
try:
    with tag("c"):
        raise KeyError("passed on")
except KeyError as error:
    print("outside", error)
with suppress(ZeroDivisionError):
    1 // 0
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    for letter in "xy":
        stack.enter_context(tag(letter))
    stack.callback(print, "callback")
    print("inside")


class Resource:
    def close(self):
        print("closed")


with closing(Resource()):
    print("using")


@tag("decorated")
def function():
    print("in function")


function()
