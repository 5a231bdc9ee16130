def m(x):
    match x:
        case [1, *rest] | {"k": rest} if rest:
            return rest
        case str(a) | C(a, b=2):
            return a
        case {"a": 5, **others}:
            return others
        case None | -1:
            pass
        case _:
            return x
