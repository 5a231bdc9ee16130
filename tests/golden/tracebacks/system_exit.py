# sys.exit with a message: on stderr, status 1, and finally still runs.
import sys

try:
    sys.exit("a message")
finally:
    print("finally")
