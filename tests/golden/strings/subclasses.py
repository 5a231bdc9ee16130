# A subclass of str: its methods give plain strs, its own methods are used.
class Name(str):
    def __new__(cls, text, note=None):
        self = super().__new__(cls, text)
        self.note = note
        return self

    def __str__(self):
        return "str:" + super().__str__()

    def upper(self):
        return Name(super().upper(), "up")


name = Name("ada", note=36)
print(name, repr(name), name.note, len(name), name + "!", "!" + name, name * 2, name[0], name == "ada", hash(name) == hash("ada"), {name: 1}["ada"])
for result in [name.strip(), name[:], name.replace("x", "y"), name.lower(), name.center(1), name.removeprefix("x"), name.split()[0], name.split("x")[0], "".join([name]), name.ljust(2), name.zfill(1), name.expandtabs(), name.translate({}), str(name), f"{name}", name.partition("x")[2]]:
    print(type(result).__name__, repr(result))
print(type(name.upper()).__name__, name.upper().note, type(name.partition("x")[0]).__name__, type(name.partition("d")[0]).__name__, type("xadax".partition(name)[1]).__name__)
print("".join([name, "b"]), name in "xadax", "xadax".replace(name, "-"), sorted([name, "abc", "b"]), name.__getnewargs__(), isinstance(name, str), type(name).__mro__)


class Plain(str):
    pass


print(Plain(), Plain(5), Plain(b"x", "ascii"), Plain("a") + Plain("b"), type(Plain("a") + "").__name__, Plain("a") is Plain("a"))
