# Every kind of parameter, with defaults and without.
def f(a, b=1, /, c=2, *d, e, f=3, **g):
    return a, b, c, d, e, f, g


def only_keyword(*, a, b=5):
    return a, b


def only_positional(a, b, /):
    return a, b


def star(*args, **kwargs):
    return args, kwargs


print(f(1, e=2))
print(f(1, 2, 3, 4, 5, e=6, f=7, g=8, a=9))
print(only_keyword(a=1), only_positional(1, 2), star(1, *[2], b=3, **{"c": 4}))
for call in (lambda: f(), lambda: f(1), lambda: only_keyword(1), lambda: only_positional(a=1, b=2), lambda: star(**{"a": 1}, a=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)


def trailing(
    a,
    b,
):
    return a + b


print(trailing(1, 2))
