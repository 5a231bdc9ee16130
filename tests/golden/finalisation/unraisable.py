# Exceptions from finalizers go to sys.unraisablehook: plain, without carets, chain or notes.
import sys


class Bad:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


class Quiet(Exception):
    def __str__(self):
        raise TypeError("no text")


def drop(error):
    Bad(error)


drop(ValueError())
drop(ValueError("text"))
noted = KeyError("key")
noted.add_note("a note that is not shown")
drop(noted)
drop(Quiet())
try:
    raise IndexError("context")
except IndexError:
    drop(ValueError("with a context"))


class Deep:
    def __del__(self):
        def down(n):
            return down(n - 1) if n else 1 / 0

        down(6)


Deep()


def hook(unraisable):
    print(type(unraisable).__name__, unraisable.exc_type.__name__, unraisable.exc_value)
    print(unraisable.err_msg.split(" <")[0], unraisable.object, unraisable.exc_traceback.tb_lineno)


sys.unraisablehook = hook
drop(ValueError("hooked"))
sys.unraisablehook = lambda unraisable: 1 / 0
drop(ValueError("the hook fails"))
sys.unraisablehook = sys.__unraisablehook__
drop(ExceptionGroup("group", [ValueError(1)]))


def gen():
    try:
        yield
    finally:
        raise OSError("in finally")


g = gen()
next(g)
del g
print("end")
