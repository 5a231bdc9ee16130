# A metaclass's mro() runs before its class is whole.


class Watching(type):
    def mro(cls):
        print(cls.__name__, cls.__mro__, cls.__bases__)
        for attempt in derive, look_behind, look, make:
            try:
                print(" ", attempt.__name__, attempt(cls))
            except (TypeError, AttributeError) as error:
                print(" ", attempt.__name__, type(error).__name__, error)
        return super().mro()


def derive(cls):
    if cls.__name__ == "Derived":
        return "no further"
    return type("Derived", (cls,), {})


def look_behind(cls):
    return super(cls, cls).missing


def look(cls):
    return cls.missing


def make(cls):
    return cls()


class First(metaclass=Watching):
    pass


print(First.__mro__)


# New bases go through mro() too, for the classes below as well.
class Counting(type):
    def mro(cls):
        print("order of", cls.__name__)
        return super().mro()


class Base:
    pass


class Top(metaclass=Counting):
    pass


class Middle(Top):
    pass


class Bottom(Middle):
    pass


class Other(Top):
    greeting = "from Other"


Middle.__bases__ = (Other,)
print([cls.__name__ for cls in Bottom.__mro__], Bottom.greeting)


class Refusing(type):
    allowed = True

    def mro(cls):
        if not Refusing.allowed:
            raise RuntimeError("no new order")
        return super().mro()


class A:
    pass


class B:
    pass


class C(A):
    pass


class D(C, metaclass=Refusing):
    pass


Refusing.allowed = False
try:
    C.__bases__ = (B,)
except RuntimeError as error:
    print("RuntimeError:", error)
print(C.__bases__, [cls.__name__ for cls in D.__mro__])
