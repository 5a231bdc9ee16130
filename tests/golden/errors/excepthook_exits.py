# SystemExit raised by sys.excepthook ends the program in place of the exception.
import sys


def hook(kind, value, traceback):
    print("hook", kind.__name__)
    sys.exit(7)


sys.excepthook = hook
1 // 0
