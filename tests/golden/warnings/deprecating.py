# warnings.deprecated: functions, methods and classes that warn when they are used.
import warnings
from warnings import deprecated


def show(run):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            print(run(), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print([(str(w.message), w.category.__name__, w.lineno) for w in log])


@deprecated("use new()")
def old(x):
    "Old."
    return x * 2


@deprecated("gone soon", category=FutureWarning)
def soon():
    return "soon"


@deprecated("silent", category=None)
def silent():
    return "silent"


@deprecated("use B")
class A:
    def __init__(self, x=0):
        self.x = x

    @deprecated("no method")
    def method(self):
        return self.x




show(lambda: old(2))
show(soon)
show(silent)
show(lambda: A(5).x)
show(lambda: A(5).method())
show(lambda: type("Derived", (A,), {}).__name__)
show(lambda: type("Derived", (A,), {})(3).x)
print(old.__deprecated__, old.__name__, old.__doc__, silent.__deprecated__, A.__deprecated__)


@deprecated("empty")
class Empty:
    pass


show(lambda: type(Empty()).__name__)
show(lambda: Empty(1))
show(lambda: deprecated(5))
show(lambda: deprecated("x")(5))
old(1)
