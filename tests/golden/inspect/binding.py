# Which argument goes to which parameter.
from inspect import Parameter, Signature, signature


def m(self, a, b=2, *c, d, e=5, **f):
    pass


sig = signature(m)
bound = sig.bind(1, 2, 3, 4, d=5, g=6)
print(bound, bound.args, bound.kwargs)
bound = sig.bind(1, 2, d=3)
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {"d": 1, "a": 3})):
    try:
        print(sig.bind(*args, **kwargs))
    except TypeError as e:
        print(e)
other = signature(lambda a, /, b: 0)
for args, kwargs in (
    ((1, 2, 3), {}), ((1,), {"c": 3}), ((1,), {}), ((), {"a": 1, "b": 2}), ((1, 2), {"z": 1}),
):
    try:
        print(other.bind(*args, **kwargs))
    except TypeError as e:
        print(e)
print(other.bind_partial(1))
P = Parameter
for f in (
    lambda: P("a b", P.VAR_KEYWORD), lambda: P("a", 9), lambda: P("a", P.VAR_POSITIONAL, default=1),
    lambda: P(3, P.KEYWORD_ONLY), lambda: P("for", P.KEYWORD_ONLY),
    lambda: Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)]),
    lambda: Signature([P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY)]),
    lambda: Signature([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_ONLY)]),
    lambda: P("x", P.KEYWORD_ONLY, default=3, annotation=int).replace(name="y"),
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
