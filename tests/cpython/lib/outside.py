"""Stand-ins for what genstep does not cover, so that a test file can be imported.

A test file imports at its top what only some of its methods need. `pickle.py` and
its like in this folder are such modules: a name taken from one is a stand-in, and
using that (calling it, calculating with it, deriving from it) raises
NotApplicable, which names it. The run then reports "not applicable" for the
methods that reach it, and for these only.
"""


class NotApplicable(BaseException):
    """What a test needs is outside genstep; `reasons` remembers it if a test catches this."""

    reasons = []

    def __init__(self, reason):
        super().__init__(reason)
        self.reasons.append(reason)


class StandIn:
    def __init__(self, name):
        self.__name = name

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name}.{name}")

    def __used(self, *args, **kwargs):
        raise NotApplicable(f"needs {self.__name}")

    __call__ = __iter__ = __enter__ = __exit__ = __mro_entries__ = __instancecheck__ = __used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __index__ = __used
    __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __len__ = __getitem__ = __used


def module(name):
    """For `__getattr__ = outside.module(__name__)` in a module that stands in for another."""

    def attribute(part):
        if part.startswith("__") and part.endswith("__"):
            raise AttributeError(part)
        return StandIn(f"{name}.{part}")

    return attribute
