# The __dict__ of classes, modules and exceptions with a class of ours among their bases.
import types


class Base:
    pass


class Meta(type, Base):
    pass


class Made(metaclass=Meta):
    pass


class Box(types.ModuleType, Base):
    pass


class Failure(Exception, Base):
    pass


descriptor = Base.__dict__["__dict__"]
box = Box("box")
failure = Failure()
attempts = {
    "of a class": lambda: descriptor.__get__(Made)["__module__"],
    "set a class's": lambda: descriptor.__set__(Made, {}),
    "assign a class's": lambda: setattr(Made, "__dict__", {}),
    "of a module": lambda: sorted(descriptor.__get__(box)),
    "set a module's": lambda: descriptor.__set__(box, {}),
    "set an exception's": lambda: descriptor.__set__(failure, {"code": 3}),
    "what the exception has": lambda: failure.code,
    "of a number": lambda: descriptor.__get__(3),
}
for name, attempt in attempts.items():
    try:
        print(name, attempt())
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, error)


class Odd(types.ModuleType):
    __dict__ = property(lambda self: "not a dict")


odd = Odd("odd")
odd.x = 1
print(odd.__dict__, odd.x)
try:
    dir(odd)
except TypeError as error:
    print("TypeError:", error)
