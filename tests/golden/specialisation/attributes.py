# Every specialised form of LOAD_ATTR and STORE_ATTR.
import sys


class Plain:
    kind = "class attribute"

    def __init__(self):
        self.x = 1

    def method(self):
        return self.x

    @property
    def prop(self):
        return self.x + 1

    @classmethod
    def made(cls):
        return cls.kind


class Slots:
    __slots__ = ("x",)
    kind = "of slots"

    def __init__(self):
        self.x = 2

    def method(self):
        return self.x


class Dynamic:
    def __getattribute__(self, name):
        return name


class Lazy(Exception):
    kind = "lazily"

    def method(self):
        return "no dict yet"


def read(o): return o.x
def read_slot(o): return o.x
def read_class(): return Plain.kind
def read_module(): return sys.maxunicode
def read_prop(o): return o.prop
def read_hint(o): return o.x
def read_getattribute(o): return o.anything
def read_nondescriptor(o): return o.kind
def read_method_object(o): return o.method
def read_bound(o): return o.append
def call_method(o): return o.method()
def call_slots_method(o): return o.method()
def call_lazy(o): return o.method()
def read_lazy(o): return o.kind
def read_no_dict(o): return o.kind
def write(o): o.x = 3
def write_slot(o): o.x = 4
def write_hint(o): o.x = 5
def read_meta(): return Enum.member


class Meta(type):
    pass


class Enum(metaclass=Meta):
    member = "with a metaclass"


p, s, d, l = Plain(), Slots(), Dynamic(), Lazy()
hinted = Plain()
hinted.__dict__
for i in range(40):
    setattr(hinted, f"a{i}", i)
for i in range(9):
    results = (read(p), read_slot(s), read_class(), read_module(), read_prop(p), read_hint(hinted), read_getattribute(d),
               read_nondescriptor(p), read_method_object(p)(), read_bound([]).__name__, call_method(p), call_slots_method(s),
               call_lazy(l), read_lazy(l), read_no_dict(s), read_meta(), Plain.made(), p.made())
    write(p)
    write_slot(s)
    write_hint(hinted)
print(results)
p.method = lambda: "shadowed"
Plain.x = property(lambda self: "data descriptor now")
print(call_method(p), read(p), read_class())
Plain.kind = "changed"
print(read_class(), read_nondescriptor(p))
