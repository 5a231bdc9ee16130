# Did you mean: a built-in, a keyword argument, a module to import.
from sys import excepthook


def show(act):
    try:
        act()
    except Exception as error:
        excepthook(type(error), error, error.__traceback__)


def named(*, colour):
    return colour


show(lambda: pritn("x"))
show(lambda: named(color=1))
show(lambda: [].appendd(1))
show(lambda: sys.path)
show(lambda: "abc".uper())
show(lambda: completely_unknown_thing)
