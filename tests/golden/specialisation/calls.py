# Every specialised form of CALL, CALL_KW and CALL_FUNCTION_EX.
import math


def exact(a, b): return a, b
def defaulted(a, b=2): return a, b
def keywords(a, *, k=1): return a, k
def star(*args, **kwargs): return args, kwargs


class Init:
    def __init__(self, n):
        self.n = n

    def method(self, a): return self.n + a
    def general(self, a, b=1): return a + b


class NoInit:
    pass


class Callable:
    def __call__(self, x): return x * 2


items, text, call, bound, general = [], "a-b", Callable(), Init(5).method, Init(6).general
for i in range(9):
    out = [
        exact(1, 2), defaulted(1), Init(3).n, Init(1).method(2), bound(4), Init(1).general(5),
        type(5).__name__, str(5), tuple([1]), len("abc"), isinstance(5, int), abs(-3), math.sqrt(4.0), max(1, 2),
        sorted([2, 1]), divmod(7, 2), int("5"), NoInit().__class__.__name__, call(4),
        text.upper(), text.split("-"), text.replace("a", "b"), "x".join(["1", "2"]), {}.get("k", 0), {1: 2}.pop(1),
        keywords(1, k=2), Init(1).general(2, b=3), dict(a=1), sorted([1, 2], reverse=True), print(end=""), min(3, 1, 2),
        star(*[1], **{"k": 2}), exact(*(1, 2)), bool([]), list("ab"), text.startswith("a"), "ab".encode(),
        general(1), general(2, b=3),
    ]
    items.append(i)
print(out, items)
