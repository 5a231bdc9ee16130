# Where get_type_hints finds names, and what it takes off.
import functools
from annotationlib import Format
from typing import *


class Tree[T]:
    left: "Tree[T] | None"
    items: list["T"]
    deep: Annotated[list["Tree"], "x"]
    shared: ClassVar["int"] = 3
    call: Callable[["Tree"], "T"]
    flat: "tuple[*tuple[int, ...]]"
    none: None

    def method[S](self, other: "S", *rest: "T") -> "Tree": ...


print(get_type_hints(Tree))
print(get_type_hints(Tree, include_extras=True)["deep"], get_type_hints(Tree.method, {"T": int, "Tree": Tree}))
print(get_type_hints(Tree, format=Format.STRING), get_type_hints(Tree, localns={"Tree": list, "T": str, "S": float})["left"])


@functools.wraps(Tree.method)
def wrapper(): ...


print(get_type_hints(wrapper, {"T": float, "Tree": str}))


class Movie(TypedDict, total=False):
    title: Required["str"]
    year: NotRequired[ReadOnly[int]]
    tags: Annotated["list[Movie]", 1]


class More(Movie):
    extra: "Movie"


print(get_type_hints(More), get_type_hints(More, include_extras=True))
print(sorted(More.__required_keys__), sorted(More.__optional_keys__), sorted(More.__readonly_keys__), sorted(More.__mutable_keys__))


class Partial:
    a: "list[Missing]"
    b: "Missing"
    c: "int"


print(get_type_hints(Partial, format=Format.FORWARDREF))
print(evaluate_forward_ref(ForwardRef("list['Tree']"), owner=Tree), evaluate_forward_ref(ForwardRef("x"), format=Format.STRING))


@no_type_check
class Plain:
    a: "not a type at all"

    def f(self, x: "nor this"): ...


print(get_type_hints(Plain), get_type_hints(Plain.f), get_type_hints(functools))
