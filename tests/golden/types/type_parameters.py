# Type parameters, type aliases, and their lazy values.
def first[T](items: list[T]) -> T:
    return items[0]


class Box[T, *Ts, **P]:
    def __init__(self, value: T):
        self.value = value


type Pair[A] = tuple[A, A]
type Recursive = list[Recursive] | int
print(first([1, 2]), Box(5).value, first.__type_params__, Box.__type_params__)
print(Pair, Pair.__type_params__, Pair.__value__, Recursive.__name__)
print(Pair[int], Box[int, str, [bool]].__origin__ is Box)


class Bounded[T: int = bool]:
    pass


T = Bounded.__type_params__[0]
print(T.__name__, T.__bound__, T.__default__)
