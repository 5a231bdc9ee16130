# The namespace of a class body is whatever __prepare__ returns, here a dict of a class's own.
class Names(dict):
    def __missing__(self, name):
        if name.startswith("__"):
            raise KeyError(name)
        return f"<{name}>"

    def __setitem__(self, name, value):
        print("set", name)
        super().__setitem__(name, value)


class Collecting(type):
    @classmethod
    def __prepare__(mcls, name, bases, **options):
        print("prepare", name, bases, options)
        return Names(made=len(options))

    def __new__(mcls, name, bases, namespace, **options):
        print(type(namespace).__name__, list(namespace))
        return super().__new__(mcls, name, bases, dict(namespace))


class Shape(metaclass=Collecting, sides=4):
    corners = made + 3
    unknown = anything
    here = type(locals()).__name__

    def area(self):
        return self.corners


print(Shape.corners, Shape.unknown, Shape.here, Shape().area(), type(vars(Shape)).__name__)
