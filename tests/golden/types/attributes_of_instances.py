# types.DynamicClassAttribute: a property of instances; the class asks its metaclass.
import abc
from types import DynamicClassAttribute


class Meta(type):
    def __getattr__(cls, name):
        return f"{cls.__name__}'s {name}"


class Box(metaclass=Meta):
    def __init__(self, value):
        self.kept = value

    @DynamicClassAttribute
    def value(self):
        "What is in it."
        return self.kept

    @value.setter
    def value(self, new):
        self.kept = new

    @value.deleter
    def value(self):
        self.kept = None

    only_read = DynamicClassAttribute(lambda self: "read")
    only_set = DynamicClassAttribute(None, lambda self, new: print("set", new), doc="Set.")

    @DynamicClassAttribute
    @abc.abstractmethod
    def abstract(self):
        pass


def attempt(action, *args):
    try:
        print(action(*args))
    except AttributeError as e:
        print(type(e).__name__, *e.args)


def first():
    "First."


def second():
    "Second."


box = Box(1)
box.value += 5
print(box.value, Box.value, box.only_read, Box.only_read)
del box.value
print(box.value, vars(Box)["value"].__doc__, Box.abstract is vars(Box)["abstract"])
box.only_set = 3
attempt(getattr, box, "only_set")
attempt(setattr, box, "only_read", 1)
attempt(delattr, box, "only_read")
attempt(DynamicClassAttribute)
for made in DynamicClassAttribute(first), DynamicClassAttribute(first, doc="Given."):
    changed = made.getter(second)
    print(changed.__doc__, changed.fget.__name__, changed.overwrite_doc, changed.setter(first).fset.__name__)
