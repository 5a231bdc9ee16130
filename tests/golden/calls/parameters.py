# Every kind of parameter, and what its absence is called.
def everything(a, b, /, c, d=4, *args, e, f=6, **kwargs):
    return a, b, c, d, args, e, f, kwargs


print(everything(1, 2, 3, e=5))
print(everything(1, 2, c=3, e=5, g=7))
print(everything(1, 2, 3, 40, 50, 60, e=5, f=7, a=8))
for call in (
    lambda: everything(),
    lambda: everything(1),
    lambda: everything(1, 2),
    lambda: everything(1, 2, 3),
    lambda: everything(1, b=2, c=3, e=5),
    lambda: everything(1, 2, 3, c=4, e=5),
    lambda: (lambda x: x)(),
    lambda: (lambda x: x)(1, 2),
    lambda: (lambda x, y=1: x)(1, 2, 3),
    lambda: (lambda: 0)(1),
    lambda: (lambda *, k: k)(),
    lambda: (lambda *, k, m: k)(),
    lambda: (lambda a, b, c: k)(),
    lambda: (lambda a, /: a)(a=1),
    lambda: (lambda a: a)(b=1),
    lambda: (lambda a: a)(1, a=1),
):
    try:
        call()
    except TypeError as error:
        print(error)
