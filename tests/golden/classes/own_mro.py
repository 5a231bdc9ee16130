# A metaclass whose mro() decides in which order classes are looked up; what it may not return.
class Helper:
    def hello(self):
        return "helper"

    def __len__(self):
        return 3


class Base:
    def hello(self):
        return "base"


class Reordering(type):
    def mro(cls):
        print("mro of", cls.__name__, cls.__bases__, cls.__mro__, hasattr(cls, "hello"))
        return [cls, Helper, object]


class Made(Base, metaclass=Reordering):
    pass


def hellos(made):
    return [made.hello() for _ in range(4)]


made = Made()
print(Made.__mro__, Made.__base__, Made.__bases__)
print(hellos(made), len(made), issubclass(Made, Base), issubclass(Made, Helper))
Helper.hello = lambda self: "changed"
print(hellos(made))


class Below(Made):
    pass


print(Below.__mro__, Below().hello())


class Default(type):
    def mro(cls):
        return type.mro(cls)


class Plain(Base, metaclass=Default):
    pass


print(Plain.__mro__, Plain().hello())

for result in [3, [], [1], [int], ["ab"]]:

    class Wrong(type):
        def mro(cls):
            return result

    try:
        Wrong("Wrong", (Base,), {})
    except TypeError as error:
        print(error)


class Raising(type):
    def mro(cls):
        return 1 // 0


try:
    Raising("Raised", (), {})
except ZeroDivisionError as error:
    print(error)
