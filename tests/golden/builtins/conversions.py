# Conversions and the introspection functions.
print(int("5"), float("2.5"), str(5), bool(""), list("ab"), tuple([1]), set([1]), dict(a=1), bytes(2), complex(1))
print(abs(-3), divmod(7, 3), pow(2, 5), round(2.567, 2), min(3, 1, 2), max("b", "a"), sum([1, 2], 10), len("abc"))
print(chr(97), ord("a"), hex(255), oct(8), bin(5), repr("a"), ascii("é"), format(3.5, ".2f"))
print(isinstance(5, (str, int)), issubclass(bool, int), callable(len), type(5) is int, isinstance(5, int | str), isinstance("", int | None))
print(hasattr([], "append"), getattr(5, "real"), sorted(dir(type("T", (), {"x": 1})))[-1:], id(None) == id(None), hash("a") == hash("a"))
print(type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(print).__name__, type(lambda: 0).__name__, type([].append).__name__, type(str.upper).__name__, type(type).__name__, type(iter([])).__name__, type(range(0)).__name__, type(x for x in ()).__name__, type(5 .__add__).__name__)
T = type("T", (object,), {"x": 1, "double": lambda self: self.x * 2})
print(T().double(), T.__name__, T.x)
print(vars(T)["x"], globals()["T"] is T, "T" in locals(), slice(1, 2), range(2), object() == object(), memoryview(b"ab")[0])
for act in (lambda: int(None), lambda: len(5), lambda: sum(["a"]), lambda: max([]), lambda: abs("a"), lambda: ord(5), lambda: chr("a"), lambda: isinstance(5, 5), lambda: issubclass(5, int), lambda: getattr(5, "x"), lambda: min(5), lambda: hash([]), lambda: iter(5, 6), lambda: round("a"), lambda: sorted(5), lambda: type(1, 2)):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error)
