# functools.
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, wraps, total_ordering

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7))
add = partial(lambda a, b, c=0: (a, b, c), 1, c=3)
print(add(2), add(2, c=4), add.args, add.keywords)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(fib(40), square(2), square(3), square(2), square(4), square(3))
print(square.cache_info())
square.cache_clear()


@singledispatch
def kind(x):
    return "something"


@kind.register
def _(x: int):
    return "int"


@kind.register(list)
def _(x):
    return "list"


print(kind(1), kind([]), kind("s"), kind(True))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


class Circle:
    @cached_property
    def area(self):
        print("computing area")
        return 3

    def scale(self, factor, more=0):
        return factor, more

    double = partialmethod(scale, 2)


c = Circle()
print(c.area, c.area, c.double(), c.double(more=1))
