# Context managers written as generators, nested, with errors and reuse.
from contextlib import contextmanager


@contextmanager
def indented(out, by=2):
    out.depth += by
    try:
        yield out
    finally:
        out.depth -= by


class Output:
    def __init__(self):
        self.depth = 0

    def line(self, text):
        print(" " * self.depth + text)


out = Output()
out.line("top")
with indented(out):
    out.line("one level")
    with indented(out, 4) as same:
        same.line("deeper")
    out.line("back")
try:
    with indented(out):
        raise ValueError("inside")
except ValueError:
    out.line("at the top again")


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for make in (twice, never):
    try:
        with make() as value:
            print(value)
    except RuntimeError as error:
        print(error)
