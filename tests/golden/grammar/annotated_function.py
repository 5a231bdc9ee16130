# Annotations inside functions are not evaluated; parameters' are, when asked for.
def f(a: int, b: "text" = 1, /, *args: tuple, c: float = 2, **kw: dict) -> list:
    x: undefined_name = a
    y: another_undefined
    return x, b, args, c, kw


print(f(1, 2, 3, c=4, d=5))
print(f.__annotations__)


def g(a: not_there):
    return a


print(g(1))
try:
    g.__annotations__
except NameError as error:
    print(error)
