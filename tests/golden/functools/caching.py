# lru_cache and cache: what is remembered, what is forgotten, how calls are told apart.
from functools import cache, lru_cache


def attempt(make):
    try:
        print(repr(make()))
    except Exception as e:
        print(type(e).__name__, e)


@lru_cache(maxsize=2)
def g(*args, **keywords):
    """Says when it runs."""
    print("call", args, keywords)
    return args


for x in (1, 2, 1, 3, 2):
    g(x)
print(g.cache_info(), g.cache_parameters())
g(1.0)
g(x=1)
g(x=1)
g(1, x=1)
print(g.cache_info(), g.cache_info().hits)
g.cache_clear()
print(g.cache_info(), g.__name__, g.__doc__, g.__wrapped__.__name__)


@lru_cache(typed=True)
def typed(x):
    print("typed", x)
    return x


typed(1), typed(1.0), typed(True), typed(1), typed("1")
print(typed.cache_info(), typed.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.cache_parameters())


@lru_cache(0)
def never(x):
    print("never kept")
    return x


never(1), never(1)
print(never.cache_info())


@lru_cache
def failing(x):
    print("try", x)
    return 1 // x


attempt(lambda: failing(0))
attempt(lambda: failing(0))
print(failing(1), failing(1), failing.cache_info())


class Squares:
    def __init__(self):
        self.calls = 0

    @lru_cache
    def of(self, x):
        self.calls += 1
        return x * x

    @staticmethod
    @cache
    def static(x):
        return -x


s = Squares()
print(s.of(3), s.of(3), s.of(4), s.calls, Squares.of.cache_info(), s.static(2), Squares.static.cache_info().misses, type(s.of))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", end=" ")
        return hash(self.n)

    def __eq__(self, other):
        print("eq", end=" ")
        return self.n == other.n


@lru_cache(maxsize=2)
def keyed(key):
    return key.n


print(keyed(Key(1)), keyed(Key(1)), keyed(Key(2)), keyed(Key(3)), keyed.cache_info())


@lru_cache(maxsize=3)
def inner_call(n):
    if n > 0:
        inner_call(n - 1)
    return n


print(inner_call(5), inner_call.cache_info(), inner_call(4), inner_call.cache_info())
for make in (
    lambda: g([]), lambda: g({}, 1), lambda: lru_cache("a"), lambda: lru_cache(-5)(len).cache_parameters(), lambda: lru_cache(len, typed=3),
    lambda: lru_cache(3)(5), lambda: lru_cache(1.5), lambda: cache(), lambda: g.nope, lambda: Squares.of(), lambda: g.cache_clear(1),
    lambda: g.__copy__() is g, lambda: type(g), lambda: cache(5),
):
    attempt(make)
