# traceback: the text of exceptions, chained ones and groups too, as the interpreter prints it.
import io
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as e:
        raise ValueError("no\nway") from e


def handling():
    try:
        {}["missing"]
    except KeyError:
        undefined_name


for run in (lambda: inner(0), outer, handling):
    try:
        run()
    except Exception as e:
        print(traceback.format_exc(), end="")
        lines = traceback.format_exception(e)
        print(len(lines), "".join(lines) == traceback.format_exc(), lines == traceback.format_exception(type(e), e, e.__traceback__))
        print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
        print(traceback.format_tb(e.__traceback__)[-1], end="")
        traceback.print_exc()
        traceback.print_exception(e, chain=False, file=sys.stdout)
        traceback.print_tb(e.__traceback__, file=sys.stdout)

try:
    outer()
except ValueError as e:
    e.add_note("a note")
    e.add_note("two\nlines")
    print(traceback.format_exception_only(e))
    print(traceback.format_exception(e)[-4:])
    saved = traceback.TracebackException.from_exception(e)
print("".join(saved.format()), end="")
print(list(saved.format_exception_only()), str(saved), saved.exc_type, len(saved.stack), saved.__cause__.exc_type)
buffer = io.StringIO()
saved.print(file=buffer, chain=False)
print(buffer.getvalue(), end="")

try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("t")])
except ExceptionGroup as e:
    print("".join(traceback.format_exception(e)), end="")
    print(traceback.format_exception_only(e))

print(traceback.format_exc(), end="")
print(traceback.format_exception(None), traceback.format_exception_only(None), traceback.format_exception(ValueError("never raised")))
print(traceback.format_exception_only(ValueError()), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(SystemExit(3)))


class Odd(Exception):
    def __str__(self):
        raise RuntimeError


class Outer:
    class Inner(Exception):
        pass


print(traceback.format_exception_only(Odd()), traceback.format_exception_only(Outer.Inner("nested")))
try:
    raise SyntaxError("bad", ("file.py", 3, 5, "x = = 1\n", 3, 6))
except SyntaxError as e:
    print(traceback.format_exception_only(e))
for make in (lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError, None), lambda: traceback.print_exception(5)):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
