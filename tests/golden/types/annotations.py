# Annotations are kept for those who ask, and evaluated then (PEP 649).
def f(a: int, b: "text" = 1, *args: str, c: list[int] = (), **k: float) -> None:
    local: undefined_and_unused = 5
    return local


print(f.__annotations__, f(1))


class C:
    x: int
    y: str = "default"
    later: Later

    def m(self) -> C:
        return self


try:
    C.__annotations__
except NameError as error:
    print(error)
Later = "defined now"
print(C.__annotations__, C.m.__annotations__["return"] is C)
n: int = 5
m: list
try:
    m
except NameError as error:
    print(error)
print(__annotations__ if "__annotations__" in dir() else "none yet", __annotate__(1))
