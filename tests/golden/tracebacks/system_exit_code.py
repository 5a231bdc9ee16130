# sys.exit with a number is the exit status.
import sys


def leave():
    print("leaving")
    sys.exit(3)


try:
    leave()
except Exception:
    print("SystemExit is no Exception")
