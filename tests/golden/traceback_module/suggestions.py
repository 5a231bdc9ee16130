# The traceback module says what a NameError may have meant, as an uncaught one does.
import collections
import traceback


class Stock:
    apples = 3

    def count(self):
        return apples

    def sell(self):
        del self.apples


def typo():
    length = 3
    return lenght


def last(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(traceback.format_exc().splitlines()[-1])
        print(traceback.format_exception_only(error), getattr(error, "name", "-"))
        print(list(traceback.TracebackException.from_exception(error).format())[-1], end="")


last(Stock().count)
last(typo)
last(lambda: pront(1))
last(lambda: collections.dequee)
last(Stock().sell)
last(lambda: Stock().aples)
try:
    try:
        typo()
    except NameError as error:
        error.add_note("a note\nof two lines")
        raise ValueError("two\nlines") from error
except ValueError:
    print(traceback.format_exc())
collections.defaultdct
