# Arguments of all sorts, trailing commas, nested and chained calls.
def f(*args, **kwargs):
    print(args, kwargs)
    return f


f()
f(1)(2,)(3, 4)
f(a=1)(b=2,)(1, a=3)
f(1, *[2], 3, *[4], a=5, **{"b": 6}, c=7)
f(*[1], a=2)
f(**{"a": 1})
f(x for x in ())
f((x for x in ()), 1)
f([1][0], {"k": 2}["k"], (3, 4), -5, not 6, lambda: 7 if 0 else 8) if 0 else f(9)
f(f, a=f(10), *[f(11)])
f(
    1,
    # a comment
    2,
    a=3,
)
f(*(1, 2), *(), **{}, **{"k": 1})
f(a := 12, a)
print(a, "m".join(["x", "y"]), [].append(1), (1).__add__(2), 1 .real, 1.5.real)
