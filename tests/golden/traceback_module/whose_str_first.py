# An exception's own __str__ runs before those of its cause and its context.
import traceback


class Loud(Exception):
    def __str__(self):
        print("str of", self.args[0])
        return f"loud {self.args[0]}"


class Broken(Exception):
    def __str__(self):
        print("str of a broken one")
        raise RuntimeError("no text")


def chain():
    try:
        try:
            raise Loud("first")
        except Loud:
            raise Loud("second")
    except Loud as error:
        raise Broken from error


try:
    chain()
except Broken:
    print(traceback.format_exc())
