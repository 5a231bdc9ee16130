# traceback: frames of a traceback and of the stack, as objects and as text.
import sys
import traceback


def deep(n):
    if n == 0:
        return [], (
            traceback.format_stack(),
            traceback.extract_stack(),
            traceback.format_stack(limit=1),
            traceback.format_stack(limit=2),
        )
    return deep(n - 1)


def caller():
    return deep(1)


_, (lines, stack, one, two) = caller()
print("".join(lines), end="")
print(one, len(two))
for frame in stack:
    print(frame.lineno, frame.name, repr(frame.line))
print(type(stack).__name__, type(stack[0]).__name__, tuple(stack[-1])[1:], len(stack[0]), stack[0] == stack[0], stack[0] == tuple(stack[0]))
print(repr(stack[-1]).startswith("<FrameSummary file "), repr(stack[-1])[-19:])


def fails(n):
    if n:
        fails(n - 1)
    raise ValueError(n)


try:
    fails(2)
except ValueError as e:
    tb = e.__traceback__
    summary = traceback.extract_tb(tb)
    print([(f.lineno, f.name, f.line) for f in summary])
    print("".join(summary.format()), end="")
    print("".join(traceback.format_list(summary)) == "".join(traceback.format_tb(tb)))
    print([len(x) for x in (traceback.format_tb(tb, 1), traceback.format_tb(tb, -2), traceback.extract_tb(tb, 2), traceback.extract_tb(tb, -1))])
    print([(f.f_code.co_name, line) for f, line in traceback.walk_tb(tb)])
    print([f.f_code.co_name for f, line in traceback.walk_stack(sys._getframe())])
    traceback.print_tb(tb, limit=1, file=sys.stdout)
    frame = tb.tb_next.tb_frame
    print(frame.f_locals)
    traceback.clear_frames(tb)
    print(frame.f_locals)


def recursion(n):
    if n == 0:
        1 / 0
    recursion(n - 1)


try:
    recursion(8)
except ZeroDivisionError as e:
    text = traceback.format_exc()
    print(text, end="")
    print(len(traceback.format_tb(e.__traceback__)), len(traceback.extract_tb(e.__traceback__)))
    print("".join(traceback.extract_tb(e.__traceback__).format()) in text)


def where():
    traceback.print_stack(file=sys.stdout)
    traceback.print_stack(limit=1, file=sys.stdout)


where()
made = traceback.StackSummary.from_list([("f.py", 1, "f", "code()"), ("g.py", 2, "g", None)])
print(made.format(), traceback.format_list([("h.py", 3, "h", "  spaced  ")]))
print(traceback.FrameSummary("f.py", 1, "f", line="x") == ("f.py", 1, "f", "x"), traceback.FrameSummary("f.py", 1, "f") != traceback.FrameSummary("f.py", 2, "f"))
