def f():
    for x in y:
        try:
            pass
        finally:
            if x: continue
            break


def empty(): pass


def doc():
    "only a docstring"


@decorator
@another(
    1,
)
def decorated(a, b=c, *, d: e) -> g: ...
