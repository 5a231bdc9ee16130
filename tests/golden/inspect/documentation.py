# getdoc finds what a base documents, cleandoc lays it out; attributes as they are stored.
import abc
import inspect


class Base:
    "Of the base."

    def method(self):
        """  First.
            Second, indented more.
        Third.

        """

    @property
    def prop(self):
        "Of the property."

    @classmethod
    def of_class(cls):
        "Of the class method."


class Sub(Base):
    __slots__ = {"slot": "Of the slot.", "other": None}

    def method(self): pass

    @property
    def prop(self): pass

    @classmethod
    def of_class(cls): pass


def local():
    def inside(): pass
    return inside


for obj in (
    Sub, Sub.method, Sub().method, Sub.prop, Sub.of_class, Sub.slot, Sub.other, local, local(), Sub(),
):
    print(repr(inspect.getdoc(obj)))
print(repr(inspect.cleandoc("\n  a\n\tb\n   c\n\n")), repr(inspect.cleandoc("")))


class Abstract(abc.ABC):
    def __init_subclass__(cls):
        print(cls.__name__, inspect.isabstract(cls))

    @abc.abstractmethod
    def method(self): pass


class StillAbstract(Abstract): pass
class Concrete(Abstract):
    def method(self): pass
print([inspect.isabstract(cls) for cls in (Abstract, StillAbstract, Concrete, Base, abc.ABC)])
