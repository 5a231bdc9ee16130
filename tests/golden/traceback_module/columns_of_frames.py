# FrameSummary knows the columns of what raised, when it comes from a traceback.
import traceback


def divide():
    return [x for x in 1 / 0]


def call():
    divide(
    )


try:
    call()
except ZeroDivisionError as error:
    tb = error.__traceback__
    for frame in traceback.extract_tb(tb):
        part = frame.line[frame.colno - 4 : frame.end_colno - 4] if frame.name != "<module>" else ""
        print(frame.name, frame.lineno, frame.end_lineno, frame.colno, frame.end_colno, repr(part))
    for frame in traceback.TracebackException.from_exception(error).stack:
        print(frame.name, frame.lineno)
print(traceback.extract_stack()[0].colno, traceback.extract_stack()[0].lineno)
