# Docstrings of modules, classes and functions; how they are cleaned; what is none.
"not a docstring: the comment came first, yet this is the module's"


def f():
    """One line."""


def g():
    """
    Several
      indented
    lines.

    """


def h():
    f"no {1}"


def i():
    "a" "b"


def j():
    b"no"


def k():
    x = 1
    "no"


class C:
    'class'
    "second"

    def m(self): "method"


print([repr(x.__doc__) for x in (f, g, h, i, j, k, C, C.m)], repr(__doc__))
print((lambda: "no").__doc__)
