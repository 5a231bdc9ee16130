# redirect_stdout and redirect_stderr: what is printed goes elsewhere meanwhile.
import io
import sys
from contextlib import ExitStack, redirect_stderr, redirect_stdout

out = io.StringIO()
with redirect_stdout(out) as target:
    print("hidden", target is out)
    print("to stderr", file=sys.stderr)
    with redirect_stdout(sys.__stdout__):
        print("shown after all")
    print("hidden again")
print(repr(out.getvalue()), sys.stdout is sys.__stdout__)

errors = io.StringIO()
with redirect_stderr(errors), redirect_stdout(errors):
    print("one")
    print("two", file=sys.stderr)
print(errors.getvalue().splitlines())

again = redirect_stdout(io.StringIO())
with again as first:
    print("outer")
    with again as second:
        print("inner")
print(first is second, first.getvalue().split())
try:
    with redirect_stdout(io.StringIO()) as lost:
        print("before the error")
        raise ValueError("inside")
except ValueError as e:
    print(e, repr(lost.getvalue()))


class Tee:
    """Anything with write() will do."""

    def __init__(self, *targets):
        self.targets = targets

    def write(self, text):
        for target in self.targets:
            target.write(text)
        return len(text)


copy = io.StringIO()
with redirect_stdout(Tee(sys.stdout, copy)):
    print("both", 1, None)
print(repr(copy.getvalue()))


class Chatty:
    def __str__(self):
        print("(asked)", end="")
        return "chatty"


with redirect_stdout(io.StringIO()) as seen:
    print("a", Chatty(), "b")
print(repr(seen.getvalue()))
print("a", Chatty(), "b")
with ExitStack() as stack:
    buffers = [stack.enter_context(redirect_stdout(io.StringIO())) for _ in range(2)]
    print("innermost")
print([b.getvalue() for b in buffers])
sys.stdout = None
print("nowhere")
sys.stdout = sys.__stdout__
print("back")
