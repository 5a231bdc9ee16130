# One place, many types: results never depend on what was specialised before.
class P:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return f"P({self.x})+"

    def __getitem__(self, i):
        return f"item {i}"

    def __contains__(self, i):
        return i == 1

    def __iter__(self):
        return iter((self.x,))

    def __bool__(self):
        return self.x > 0

    def __eq__(self, other):
        return "equal?"

    def __call__(self, *args):
        return args


class Q(P):
    __slots__ = ()
    x = property(lambda self: -5, lambda self, v: None)


def everything(a, b):
    out = []
    for act in (lambda: a + b, lambda: a[0], lambda: 1 in a, lambda: a == b, lambda: "t" if a else "f", lambda: a.x, lambda: [v for v in a], lambda: a(b), lambda: len(a)):
        try:
            out.append(act())
        except Exception as error:
            out.append(type(error).__name__)
    return out


for values in ((1, 2), ([1], [2]), ("ab", "c"), (P(1), 2), (Q(0), None), ((1, 2), (3,)), ({1: 2}, {}), (1.5, 2.5), (range(3), 1), ({1}, 1), (len, 1), (b"a", b"b"), (2**80, 1)):
    for i in range(3):
        out = everything(*values)
    print(out)
