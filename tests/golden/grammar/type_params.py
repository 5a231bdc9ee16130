# Generic functions, classes and aliases: bounds, defaults, variadics, nesting, closures.
def f[T](x: T) -> list[T]:
    def inner[U: T = int](y: U) -> T:
        return y
    return inner(x)


class C[K: (int, str), *V, **P]:
    attribute: K

    def method[M](self, m: M) -> "C":
        return m

    type Alias[X] = dict[K, X]


class B[T]:
    pass


class D[T](B[T]):
    T2 = T


type Simple = int
type Lazy = not_defined_yet | int
type Generic[A, *B, **C] = tuple[A, *B]


async def g[T](x: T): yield x


def decorate(f): return f


@decorate
def h[T = str](x: T = 5, *args: *tuple[T]) -> T:
    return x


print(f(1), C.__type_params__, C().method(2), D.__type_params__, D.T2, Simple.__value__, Generic.__type_params__, h(), h.__type_params__[0].__default__)
print(C.__type_params__[0].__constraints__, f.__type_params__[0].__bound__, C.Alias.__name__, D.__orig_bases__, type(g(1)).__name__)
try:
    Lazy.__value__
except NameError as error:
    print(error)
