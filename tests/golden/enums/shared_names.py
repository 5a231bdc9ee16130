# Members whose names a base, a data type or Enum itself has, too.
import enum
from enum import Enum, EnumDict


def attempt(function):
    try:
        print(function())
    except (AttributeError, TypeError, NameError, ValueError) as error:
        print(type(error).__name__, error)


class Base(Enum):
    @property
    def first(self):
        return "property of " + self.name

    @enum.property
    def second(self):
        return self.value + 1

    def method(self):
        return "called"


class Sub(Base):
    first = 1
    method = 2
    name = 3
    value = 4


print(list(Sub), Sub.first.first, Sub.name.name, Sub.name.value, Sub.value.second, dir(Sub.first))
attempt(lambda: Sub.first.method())
attempt(lambda: Sub.second)
attempt(lambda: setattr(Sub.first, "value", 7))
attempt(lambda: setattr(Sub.first, "first", 7))
attempt(lambda: delattr(Sub.first, "name"))
attempt(lambda: setattr(Sub, "first", 7))
attempt(lambda: delattr(Sub, "first"))
attempt(lambda: Sub.first._add_alias_("method"))
attempt(lambda: Sub.first._add_value_alias_(2))
attempt(lambda: EnumDict.member_names)


class Number(int, Enum):
    real = 5
    imag = 6


print(Number.real, Number.real.real, Number.imag.real, Number.real.imag)


class Unhashable(Enum):
    LIST = [1]
    SAME = [1]
    SET = frozenset([2])


print(Unhashable([1]), Unhashable({2}), {2} in Unhashable, Unhashable.__members__)
attempt(lambda: Unhashable([3]))
