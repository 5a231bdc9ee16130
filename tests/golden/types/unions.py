# int | str.
u = int | str
print(u, type(u), u.__args__, u.__origin__, int | None, None | int, int | None | str | int)
print(isinstance(1, u), isinstance(1.5, u), issubclass(bool, u), isinstance(1, u | list[int]))
print((int | str) == (str | int), hash(int | str) == hash(str | int), (int | str) != int)
print(list[None], tuple[()], dict[str, ...], list[int] | None)
for f in (
    lambda: isinstance([], str | list[int]), lambda: issubclass(3, u), lambda: type(u)(),
    lambda: u[int], lambda: u.x, lambda: int | 3, lambda: setattr(u, "x", 1),
    lambda: isinstance(3, (str, 3)), lambda: type("C", (u,), {}), lambda: int | "x",
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
match 3:
    case int() | str():
        print("matched")
