# Short reprs, and the words that are no names.
import keyword
import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
print(reprlib.repr(10**60), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr((1,)), reprlib.repr(set()))
print(reprlib.repr({3, 1, 2}), reprlib.repr(frozenset("a")))
print(reprlib.Repr(maxlist=2, indent=2).repr([1, [2, 3, 4], 5]))


class R:
    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return f"<R {self.me!r}>"


x = R()
x.me = x
print(x, R.__repr__.__name__)
class Broken:
    def __repr__(self):
        raise ValueError
print(reprlib.repr(Broken())[:20])
for bad in (-1, 1.5):
    try:
        reprlib.Repr(indent=bad).repr([1])
    except (ValueError, TypeError) as e:
        print(e)
print(keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"))
print(len(keyword.kwlist), keyword.softkwlist)
