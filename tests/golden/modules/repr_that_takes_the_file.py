"""What a module's repr shows may go away while it is shown."""

import types

module = types.ModuleType("module")


class Name(str):
    def __repr__(self):
        del module.__file__
        return f"Name({str(self)!r})"


module.__name__ = Name("module")
module.__file__ = "a file of the name " + "module.py"
print(repr(module))
print(module.__dict__.keys())


def function():
    pass


def annotate(format):
    function.__annotations__ = {"parameter": int}
    raise ValueError("no annotations")


function.__annotate__ = annotate
try:
    print(function.__annotations__)
except ValueError as exc:
    print(exc)
print(function.__annotations__)
