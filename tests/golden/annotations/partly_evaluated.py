# A reference that can be evaluated in part refers to the rest; a text that is no expression is refused.
import traceback
from annotationlib import Format, ForwardRef, get_annotations


def frames(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, [frame.name for frame in traceback.extract_tb(e.__traceback__)][2:])


part = ForwardRef("list[nope]").evaluate(format=Format.FORWARDREF)
print(part, part.__args__[0].evaluate(globals={"nope": int}), ForwardRef("1/0").evaluate(format=Format.FORWARDREF))
print(ForwardRef("*tuple[int]").evaluate(), ForwardRef("x").evaluate(locals={"x": 3}), ForwardRef("a.b"))
frames(lambda: ForwardRef("list[nope]").evaluate())
frames(lambda: ForwardRef("list[nope").evaluate())
frames(lambda: ForwardRef(" int").evaluate())
frames(lambda: ForwardRef("nope").evaluate())
frames(lambda: ForwardRef("x").evaluate(format=7))


def scope():
    def a(x: Late | int, y: [Late, Never]):
        pass

    found = get_annotations(a, format=Format.FORWARDREF)
    again = get_annotations(a, format=Format.FORWARDREF)

    class Late:
        pass

    print(found["x"].__forward_arg__, found["x"] == again["x"], found["x"].evaluate(), found["y"][0].evaluate())


scope()


class G[T]:
    x: list[T]
    y: "list[T] | G"
    z: __class__


print(get_annotations(G, format=Format.STRING), get_annotations(G, eval_str=True))
print(ForwardRef("T", owner=G).evaluate(), ForwardRef("G", owner=G), ForwardRef("x", module="enum", is_class=True))
for e in (2, 8, "x"):
    frames(lambda: get_annotations(G, format=e))
frames(lambda: get_annotations(G, format=4, eval_str=True))
frames(lambda: ForwardRef("list[nope").__forward_code__)
