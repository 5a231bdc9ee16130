"""An __annotate__ that gives something else than a dict."""

import types


def function():
    pass


class Class:
    pass


for thing in function, Class, types.ModuleType("module"):
    for answer in 1, ["int"], None:
        thing.__annotate__ = lambda format, answer=answer: answer
        try:
            print(thing.__annotations__)
        except TypeError as error:
            print(type(thing).__name__, "->", error)
