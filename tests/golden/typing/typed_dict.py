# TypedDict is a dict at run time.
from typing import NotRequired, ReadOnly, Required, TypedDict, is_typeddict


class TD(TypedDict, total=False):
    a: Required[int]
    b: str


class More(TD):
    c: NotRequired[int]
    d: ReadOnly[int]


d = TD(a=1)
print(d, type(d), sorted(TD.__required_keys__), sorted(TD.__optional_keys__), TD.__total__)
print(is_typeddict(TD), TD.__annotations__, sorted(More.__required_keys__), sorted(More.__readonly_keys__))
F = TypedDict("F", {"x": int})
print(F(x=3), F.__annotations__, F.__mro__, F.__orig_bases__ == (TypedDict,))
for f in (lambda: isinstance(d, TD), lambda: type("X", (TD, int), {}), lambda: issubclass(dict, TD)):
    try:
        print(f())
    except TypeError as e:
        print(e)
