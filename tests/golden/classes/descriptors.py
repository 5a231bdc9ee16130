# Descriptors: data and non-data, __set_name__, property with setter and deleter.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        value = self.function(instance)
        instance.__dict__[self.function.__name__] = value
        return value


class Record:
    size = Typed(int)

    @Lazy
    def computed(self):
        print("computing")
        return 42

    @property
    def half(self):
        "Half the size."
        return self.size // 2

    @half.setter
    def half(self, value):
        self.size = value * 2

    @half.deleter
    def half(self):
        self.size = 0


r = Record()
print(r.size)
r.size = 10
print(r.half, Record.half.__doc__)
r.half = 7
print(r.size)
del r.half
print(r.size, r.computed, r.computed)
try:
    r.size = "text"
except TypeError as error:
    print(error)


class ReadOnly:
    @property
    def x(self):
        return 1


try:
    ReadOnly().x = 2
except AttributeError as error:
    print(error)
