# An exception of a value's __repr__ passes through the functions of pprint.
from pprint import PrettyPrinter, pprint


class Short(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper()[:5], True, False
        return super().format(object, context, maxlevels, level)


class Bad:
    def __repr__(self):
        raise ValueError("no repr")


Short(width=20).pprint(["a long word", {"key": "another long word"}])
pprint({"good": [1, 2], "bad": [Bad()]}, width=20)
