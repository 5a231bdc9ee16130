# bytearray: how it says what makes another one, and copies of it.
import copy


class Named(bytearray):
    def __init__(self, *args, name=None):
        super().__init__(*args)
        self.name = name


class Slotted(bytearray):
    __slots__ = ("name",)


named = Named(b"n\xff", name=["a", "name"])
slotted = Slotted(b"s")
slotted.name = "slot"
for value in bytearray(), bytearray(b"a\xff\x00"), named, slotted:
    print(value.__reduce__() == value.__reduce_ex__(), value.__reduce_ex__(2), value.__reduce_ex__(4))
    for function in copy.copy, copy.deepcopy:
        made = function(value)
        made.append(0x21)
        print(function.__name__, type(made).__name__, made, getattr(made, "name", None))
print(value, copy.copy(named).name is named.name, copy.deepcopy(named).name is named.name)
box = {"data": [bytearray(b"x")]}
other = copy.deepcopy(box)
other["data"][0] += b"y"
print(box, other)
try:
    value.__reduce_ex__(1, 2)
except TypeError as e:
    print(e)
