# types.TracebackType and the trace flags of a frame take just what they are made for.
import sys
import types

frame = sys._getframe()
try:
    1 / 0
except ZeroDivisionError as error:
    tb = error.__traceback__


class Five:
    def __index__(self):
        return 5


made = types.TracebackType(tb, frame, 4, 7)
print(made.tb_next is tb, made.tb_frame is frame, made.tb_lasti, made.tb_lineno)
print(types.TracebackType(None, frame, Five(), True).tb_lasti)
for args in (
    ("no", frame, 1, 2),
    (tb, "no", 1, 2),
    (tb, frame, "no", 2),
    (tb, frame, 1, "no"),
    (tb, frame, 1, 2.0),
    (tb, frame, 2**40, 1),
    (tb, frame, 2**80, 1),
    (tb, frame, 1),
    (tb, frame, 1, 2, 3),
):
    try:
        types.TracebackType(*args)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)

for name in "f_trace_lines", "f_trace_opcodes":
    print(name, getattr(frame, name))
    for change in (lambda: delattr(frame, name)), (lambda: setattr(frame, name, 2)):
        try:
            change()
        except TypeError as error:
            print(error)
    setattr(frame, name, True)
    print(getattr(frame, name))
