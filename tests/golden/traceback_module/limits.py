# A limit counts frames; what is repeated is counted in what is left of them.
import sys
import traceback


def deep(n):
    if n:
        deep(n - 1)
    else:
        raise IndexError("deep")


def show(error, limit):
    print("limit", limit, len(traceback.format_exception(error, limit=limit)))
    print("".join(traceback.format_exception(error, limit=limit)), end="")
    print(len(traceback.format_tb(error.__traceback__, limit)))


try:
    deep(9)
except IndexError as error:
    for limit in (None, 0, 1, 4, 5, 6, 11, 12, 50, -1, -2, -5, -6, -20):
        show(error, limit)
    for sys.tracebacklimit in (2, 0, -1):
        traceback.print_exception(error, file=sys.stdout)
    sys.tracebacklimit = None
