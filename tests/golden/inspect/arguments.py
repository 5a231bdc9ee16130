# getfullargspec, getargs, getargvalues and formatargvalues: parameters and what they were given.
import functools
import inspect


def f(a: int, b=1, /, c=2, *rest, d, e: "text" = 3, **named) -> list:
    frame = inspect.currentframe()
    info = inspect.getargvalues(frame)
    print(info.args, info.varargs, info.keywords, sorted(info.locals))
    print(inspect.formatargvalues(*info))
    return inspect.formatargvalues(
        *info, formatarg=str.upper, formatvarargs=lambda name: "+" + name, formatvalue=lambda v: f":{v}"
    )


print(f(1, 2, 3, 4, d=5, z=6))
print(inspect.getargs(f.__code__), inspect.getargs((lambda: 0).__code__))


class Example:
    def method(self, x, *, y=None): pass

    @classmethod
    def of_class(cls, x): pass

    def __call__(self, *args): pass


@functools.wraps(f)
def wrapped(*args, **kwargs): pass


for obj in f, Example.method, Example().method, Example.of_class, Example(), wrapped, lambda: 0, Example, 5:
    try:
        print(inspect.getfullargspec(obj))
    except TypeError as error:
        print(error, "from", repr(error.__cause__))
for wrong in inspect.getargs, inspect.getargvalues:
    try:
        wrong(5)
    except (TypeError, AttributeError) as error:
        print(error)
