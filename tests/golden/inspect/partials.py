# Signatures of partial objects, of methods made by partialmethod, and of what a class calls.
import inspect
from functools import Placeholder, partial, partialmethod


def show(obj):
    try:
        print(inspect.signature(obj))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split("<")[0], type(error.__cause__).__name__)


def f(a, b=1, /, c=2, *args, d, e=3, **kw): pass
def g(a, b, *c, d, **e): pass


for made in (
    partial(f, 1), partial(f, 1, 2, 3, 4), partial(f, 1, c=5), partial(f, 1, d=5), partial(f, x=1),
    partial(g, b=1), partial(g, 1, b=1), partial(partial(g, 1), 2), partial(g, a=0, d=1),
    partial(f, Placeholder, 2), partial(g, Placeholder, 2), partial(g, 1, 2, 3), partial(f, a=1),
    partial(len, 1, 2),
):
    show(made)


class Example:
    def method(self, x, /, y): pass
    by_position = partialmethod(method, 1)
    by_name = partialmethod(method, y=2)
    __call__ = partialmethod(lambda self, a, b: None, 1)


class Meta(type):
    def __call__(cls, q): pass


class WithMeta(metaclass=Meta):
    def __init__(self, unseen): pass


class WithNew:
    def __new__(cls, made): return object.__new__(cls)


class Derived(WithNew):
    def __init__(self, nearer): pass


class ByClass:
    @classmethod
    def __init__(cls, b): pass


class NotBound:
    def bad(): pass
    def star(*args): pass


for obj in (
    Example.by_position, Example().by_position, Example.by_name, Example().by_name, Example(),
    Example, WithMeta, Meta, WithNew, Derived, ByClass, NotBound().bad, NotBound().star, object, 5,
):
    show(obj)
print(inspect.signature(f).parameters)
