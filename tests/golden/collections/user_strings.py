# UserString: a str to inherit from; what makes a new string makes one of the class.
from collections import UserString


class Name(UserString):
    pass


name = Name("anna lee")
for method, *args in (
    ["title"], ["upper"], ["swapcase"], ["center", 12, "*"], ["ljust", 10, "."], ["zfill", 10], ["strip", "ae"],
    ["lstrip", Name("a")], ["expandtabs"], ["replace", Name("a"), Name("o"), 2], ["removeprefix", Name("an")],
    ["split"], ["rsplit", "n", 1], ["partition", " "], ["splitlines"], ["count", Name("n")], ["find", "x"],
    ["rindex", Name("e"), 0, 7], ["startswith", ("a", "b")], ["endswith", "e", 3], ["isalpha"], ["islower"],
    ["translate", {97: "A"}], ["encode"], ["encode", None, None], ["join", "xy"],
):  # fmt: skip
    try:
        result = getattr(name, method)(*args)
    except TypeError as error:
        print(method, repr(error))
    else:
        print(method, type(result).__name__, repr(result))

print(name + "!", "!" + name, name + 1, 1 + name, name * 2, name[1:3], name[0], len(name), list(Name("ab")))
print(Name("%s-%d") % ("a", 2), Name("{}{k}").format(1, k=2), Name("{a}").format_map({"a": 3}), f"{name:>10}")
print(type(name + name), type("a" + name), type(name % ()), type(name[0]), type(Name("{}").format(1)))
print(name == "anna lee", name < Name("b"), name >= "b", hash(name) == hash("anna lee"), Name("nn") in name, "x" in name)
print(int(Name("12")), float(Name("1.5")), complex(Name("2j")), str(name), repr(name), Name(5), Name(name) == name)


def on_the_way(error):
    entry = error.__traceback__.tb_next
    while entry:
        yield entry.tb_frame.f_code.co_name
        entry = entry.tb_next


for wrong in (lambda: name.center(), lambda: name.upper(1), lambda: name.index("x"), lambda: name.split(""),
              lambda: name.ljust(3, "ab"), lambda: name.startswith(1), lambda: name < 1):  # fmt: skip
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(repr(error), *on_the_way(error))
