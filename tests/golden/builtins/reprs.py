# repr of containers, nested and recursive.
print([1, "a", None, (), (1,), {}, {1: [2]}, {3}, frozenset(), b"x", 1.0, True, ..., NotImplemented])
a = []
a.append(a)
d = {}
d["self"] = d
print(a, d, [a, a], (a,))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\r\\\0"), repr(""), repr("é\x80\xa0\xad"))
print(int, str, print, len, type, ValueError, range(3), slice(1, 2, 3), list.append, [].append.__name__)
print(ValueError("x"), repr(ValueError("x")), repr(KeyError()), repr(Exception(1, "b")), Ellipsis, None, NotImplemented)


class C:
    class D:
        pass


print(C, C.D, C.D.__qualname__, int | None, list[int], dict[str, list[int]], tuple[int, ...])
print(type(C()).__name__, repr(C())[:13], super, property, object, classmethod)
import sys

print(sys)


def f():
    pass


print(repr(f)[:14], repr(C.__init__), repr(f.__code__)[:14])
