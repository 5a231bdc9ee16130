# Special methods taken from another class: they refuse objects that are not of that class.


class Number(int):
    __eq__ = str.__eq__
    __add__ = str.__add__
    __len__ = list.__len__
    __iter__ = list.__iter__
    __hash__ = str.__hash__
    __repr__ = list.__repr__


number = Number(3)
attempts = {
    "==": lambda: number == number,
    "+": lambda: number + number,
    "len": lambda: len(number),
    "iter": lambda: iter(number),
    "hash": lambda: hash(number),
    "repr": lambda: repr(number),
    "*": lambda: number * number,
}
for name, attempt in attempts.items():
    try:
        print(name, attempt())
    except TypeError as error:
        print(name, "TypeError:", error)


# Slots may have the compiler's own names.
class Base:
    def __init__(self):
        self.ready = True


class Slotted(Base):
    __slots__ = ["__classcell__", "__qualname__"]

    def __init__(self):
        super().__init__()


slotted = Slotted()
print(slotted.ready, Slotted.__qualname__, Slotted.__dict__["__classcell__"])
slotted.__classcell__ = "cell"
slotted.__qualname__ = "name"
print(slotted.__classcell__, slotted.__qualname__)


# object.__new__ put back below a class that has its own.
class Made:
    def __new__(cls, *args):
        print("made with", args)
        return super().__new__(cls)


class Plain(Made):
    __new__ = object.__new__

    def __init__(self, *args):
        print("initialised with", args)


Plain()
try:
    Plain(1)
except TypeError as error:
    print("TypeError:", error)
