# An exception whose message cannot be made.
class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")


class Empty(Exception):
    def __str__(self):
        return ""


import sys

try:
    raise Empty(1)
except Empty as error:
    sys.excepthook(type(error), error, error.__traceback__)
raise Odd
