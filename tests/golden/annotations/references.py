# Forward references and what they stand for.
from annotationlib import Format, ForwardRef, get_annotations

x = 5
r = ForwardRef("int")
print(r, r.evaluate(), ForwardRef("list[int]").evaluate(), ForwardRef("x").evaluate(globals=globals()))
print(ForwardRef("a") == ForwardRef("a"), ForwardRef("a") == ForwardRef("b"), ForwardRef("a", module="m"))
for text, form in ("nope", Format.VALUE), ("nope", Format.FORWARDREF), ("a b", Format.VALUE):
    try:
        print(ForwardRef(text).evaluate(format=form))
    except Exception as e:
        print(type(e).__name__, e)
try:
    ForwardRef(3)
except TypeError as e:
    print(e)


def outer():
    class L:
        pass

    def g(p: L, q: Late):
        pass

    print(get_annotations(g, format=Format.STRING))
    later = get_annotations(g, format=Format.FORWARDREF)["q"]
    print(later.__forward_arg__)

    class Late:
        pass

    print(later.evaluate().__name__, g.__annotations__["q"].__name__)


outer()
class D:
    a: int
    b: "list[int]"
print(get_annotations(D), get_annotations(D, eval_str=True), D.__annotations__, D.__annotate__(1))
