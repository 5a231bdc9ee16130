# Bounds, defaults and aliases are evaluated when they are asked for.
def f[T: later(), *Ts, **P](x: T) -> T:
    return x


def later():
    print("evaluated")
    return int


T, Ts, P = f.__type_params__
print(f(3), f.__type_params__, T.__bound__, T.__bound__)
type A = int
type B[T: int = bool] = list[T]
print(A, A.__value__, A.__type_params__, A.__module__, type(A), B[str], B.__type_params__)
V, = B.__type_params__
print(V.__bound__, V.__default__, V.has_default(), V.__infer_variance__, repr(V))
type R = list[R] | None
print(R.__value__)
def g[U: (int, str)]():
    pass
print(g.__type_params__[0].__constraints__)
type Bad = undefined_name
try:
    Bad.__value__
except NameError as e:
    print(e)
undefined_name = 5
print(Bad.__value__, A | None, isinstance(Bad, type(A)))
