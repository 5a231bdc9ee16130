def f[T: int, *Ts, **P, U = str](x: T) -> T: ...


class C[T](Base, metaclass=M): x: T


type A[T] = list[T]
