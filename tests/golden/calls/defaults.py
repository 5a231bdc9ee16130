# Default values are evaluated once, left to right, at definition.
def note(x):
    print("evaluated", x)
    return x


def f(a=note(1), *, b=note(2), c: note("annotation") = note(3)):
    return a, b, c


print(f(), f(5, c=6))
print(f.__defaults__, f.__kwdefaults__)
f.__defaults__ = ("changed",)
f.__kwdefaults__["b"] = "too"
print(f())


def grow(item, seen=[]):
    seen.append(item)
    return seen


print(grow(1), grow(2), grow(3, []), grow.__defaults__)
