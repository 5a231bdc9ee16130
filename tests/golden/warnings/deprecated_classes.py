# @deprecated on classes that are derived from, and on coroutine functions.
import inspect
import warnings
from warnings import deprecated


def tell(action):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            print(action())
        except TypeError as e:
            print(type(e).__name__, e)
    for w in log:
        print("   ", w.category.__name__, w.message, "line", w.lineno)


class Base:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, "told Base", keywords)


class Mixin:
    def __init_subclass__(cls, **keywords):
        print(cls.__name__, "told Mixin")
        super().__init_subclass__(**keywords)


@deprecated("inherits __init_subclass__")
class Inherits(Base):
    pass


@deprecated("defines __init_subclass__", category=FutureWarning)
class Defines:
    def __init_subclass__(cls, *, size=0):
        cls.size = size


@deprecated("has __init__")
class Sized:
    def __init__(self, size):
        self.size = size


@deprecated("has nothing", stacklevel=2)
class Empty:
    pass


@deprecated("coroutine")
async def coroutine():
    return 1


def derive(*bases, **keywords):
    class Derived(*bases, **keywords):
        pass

    return Derived


tell(lambda: derive(Inherits, unit=1).__mro__[1].__name__)
tell(lambda: derive(Inherits, Mixin).__mro__[2].__name__)
tell(lambda: derive(Defines, size=3).size)
tell(lambda: Sized(5).size)
tell(lambda: derive(Sized)(6).size)
tell(lambda: Empty(7))
tell(lambda: type(Empty()).__name__)
tell(lambda: inspect.iscoroutinefunction(coroutine))
tell(lambda: coroutine().close())
tell(lambda: deprecated("builtin")(int))
print(Defines.__init_subclass__.__name__, Sized.__new__.__deprecated__, Inherits.__init_subclass__.__deprecated__)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    Sized(5)
