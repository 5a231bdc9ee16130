# Annotations as values, as references and as text.
from annotationlib import Format, ForwardRef, get_annotations, type_repr


class C:
    x: int
    y: Undefined
    z: list[Undefined | int]
    w: Undefined.attr[3, "a"](1, k=2)
    v: "string"


def f(a: int, b: Nope[int] = 3, *c: -Q + 1 * (R | S), d: (1, A) = 0) -> None:
    pass


for o in C, f:
    for form in Format.VALUE, Format.STRING:
        try:
            print(repr(form), get_annotations(o, format=form))
        except NameError as e:
            print(type(e).__name__, e)
found = get_annotations(C, format=Format.FORWARDREF)
print(found["x"], found["y"], found["y"].__forward_arg__, found["z"])
Undefined = str
print(found["y"].evaluate(), get_annotations(lambda: 0), type_repr(int), type_repr(C), type_repr(...))
for bad in (3, "x"):
    try:
        get_annotations(bad)
    except TypeError as e:
        print(e)
