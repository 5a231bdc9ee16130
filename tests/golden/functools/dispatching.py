# singledispatch: one name, a function for each type of the first argument.
from collections.abc import Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


def attempt(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


@singledispatch
def show(x, *rest):
    "Shows."
    return f"object {x!r}"


@show.register(int)
def _(x, *rest):
    return f"int {x}"


@show.register
def _(x: float | complex, *rest):
    return f"number {x}"


@show.register(Sequence)
def show_sequence(x, *rest):
    return "sequence of " + ", ".join(show(i) for i in x)


@show.register(type(None))
def _(x):
    return "nothing"


show.register(str, lambda x, *rest: f"text {x}")


class Special(int):
    pass


class Box:
    def __len__(self):
        return 1


print(show(1), show(True), show(2.5), show(1j), show([1, "a", (2.0,)]), show(None), show({}), show(Special(7)), show(Box()))
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(list) is show_sequence, show.__name__, show.__doc__, show.__wrapped__(5))
print(sorted(t.__name__ for t in show.registry), show.registry[int] is show.dispatch(int))
show.register(Special, lambda x: "special")
show.register(Sized, lambda x: "sized")
print(show(Special(7)), show(Box()), show({}), show([1]))


class Meeting(Mapping, Sequence):
    def __getitem__(self, k):
        raise KeyError

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


show.register(Mapping, lambda x: "mapping")
print(show(Meeting()), show({}))




class Negator:
    @singledispatchmethod
    def neg(self, arg):
        raise NotImplementedError("cannot negate")

    @neg.register
    def _(self, arg: int):
        return -arg

    @neg.register(str)
    def _(self, arg):
        return arg[::-1]

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "any"

    @make.register
    @classmethod
    def _(cls, arg: list):
        return cls.__name__, "list"


n = Negator()
print(n.neg(5), n.neg("abc"), Negator.make(1), n.make([]), Negator.__dict__["neg"])
attempt(lambda: n.neg([]))
attempt(lambda: n.neg())
for make in (
    lambda: show(), lambda: show.register(5), lambda: show.register(5, len), lambda: show.register(lambda x: x), lambda: show.register("int"),
    lambda: singledispatch(5), lambda: singledispatchmethod(5),
):
    attempt(make)


def annotated(x: 5):
    pass


attempt(lambda: show.register(annotated))
