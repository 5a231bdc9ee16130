# An AttributeError that a program's own code raises is told which name of which object was asked for.


class Failing:
    @property
    def width(self):
        raise AttributeError("inner")


class Asking:
    def __getattr__(self, name):
        raise AttributeError("nothing called " + name)


class Asked:
    def __getattribute__(self, name):
        raise AttributeError("nothing called " + name)


class Meta(type):
    def __getattr__(cls, name):
        raise AttributeError("no class attribute " + name)


class Plain(metaclass=Meta):
    pass


class Heir(Failing):
    @property
    def width(self):
        return super().width


class Stubborn:
    def __setattr__(self, name, value):
        raise AttributeError("not to be set")

    def __delattr__(self, name):
        raise AttributeError("not to be deleted")


class Own:
    def __getattr__(self, name):
        raise AttributeError("with a name of its own", name="mine", obj=3)


def show(ask, obj):
    try:
        ask(obj)
    except AttributeError as error:
        print(type(obj).__name__, error, error.name, type(error.obj).__name__)


def set_width(obj):
    obj.width = 1


def delete_width(obj):
    del obj.width


show(lambda obj: obj.width, Heir())  # once: specialised, the name is not told
for obj in Failing(), Asking(), Asked(), Plain, Own():
    show(lambda obj: obj.width, obj)
    show(lambda obj: obj.width(), obj)
    show(lambda obj: getattr(obj, "width"), obj)
    print(hasattr(obj, "width"), getattr(obj, "width", "default"))
for obj in Failing(), Stubborn():
    show(set_width, obj)
    show(delete_width, obj)


class Palette:
    colour = "red"

    def __getattr__(self, name):
        raise AttributeError("nothing called " + name)


Palette().colou
