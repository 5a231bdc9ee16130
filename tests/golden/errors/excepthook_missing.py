# Without sys.excepthook an exception is shown all the same.
import sys

del sys.excepthook
1 // 0
