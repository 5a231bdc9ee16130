# singledispatch: the annotation that registers a function, when it is no class (yet).
import collections.abc
from functools import singledispatch


@singledispatch
def show(arg, *rest):
    return "object"


def attempt(function):
    try:
        return show.register(function).__name__
    except TypeError as e:
        return e


@show.register
def _(arg: collections.abc.Mapping):
    return "mapping"


@show.register
def _(arg: "collections.abc.Sequence | None"):
    return "sequence or nothing"


@show.register
def _(arg: int, more: undefined = None) -> undefined:
    return "int"


@attempt
def missing(arg: undefined):
    pass


@attempt
def missing_in_text(arg: "undefined"):
    pass


@attempt
def generic(arg: list[int]):
    pass


@attempt
def generic_in_union(arg: str | list[int]):
    pass


@attempt
def number(arg: "5"):
    pass


class Later:
    pass


@attempt
def later(arg: "Later"):
    return "later"


print(show({}), show([1]), show(None), show(True), show(Later()), show(2.5), sep=", ")
print(str(missing).partition(", owner")[0], missing_in_text, generic, generic_in_union, number, later, sep="\n")
