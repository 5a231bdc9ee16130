# Signatures of all sorts of callables.
import functools
from inspect import signature


class C:
    def m(self, a, b=2, *c, d, e=5, **f) -> int: "m doc"

    @staticmethod
    def s(x): pass

    @classmethod
    def k(cls, y): pass

    def __call__(self, z): pass

    def __init__(self, q: int, /, w: "str" = "x"): pass


class D(C):
    def m(self): pass


class N:
    def __new__(cls, p): return object.__new__(cls)


for f in (
    C.m, C(1).m, C.s, C.k, C, C(1), D, N, lambda x, y=3: 0, lambda *a, **k: 0,
    functools.partial(C.m, 1, b=3), lambda a, /, b, *, c: 0, 3,
):
    try:
        print(signature(f))
    except Exception as e:
        print(type(e).__name__, e)
@functools.wraps(C.m)
def wrapper(*args):
    pass
print(signature(wrapper), signature(wrapper, follow_wrapped=False))
sig = signature(C.m)
print(repr(sig), sig.parameters["b"], repr(sig.parameters["d"]), repr(sig.parameters["c"].kind))
print(sig.return_annotation, list(sig.parameters), sig.parameters["a"].default is sig.empty)
print(sig.replace(return_annotation=str), sig == signature(C.m), sig.format(max_width=20))
