# Functions are objects.
def documented(a, b=2, *c, d, e=5, **f):
    """What it does."""
    local = 1
    return local


print(documented.__name__, documented.__doc__, documented.__module__)
code = documented.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_varnames, code.co_nlocals)
documented.extra = [1, 2]
print(documented.extra, documented.__dict__)
documented.__name__ = "renamed"
print(documented.__name__, documented.__qualname__)
f = lambda x: x
print(f.__name__, (lambda: 0).__qualname__)


def outer():
    def inner():
        pass
    return inner


print(outer().__qualname__)


class K:
    def method(self):
        return lambda: 0


print(K.method.__qualname__, K().method().__qualname__)
try:
    documented.__code__ = 5
except TypeError as error:
    print(error)
