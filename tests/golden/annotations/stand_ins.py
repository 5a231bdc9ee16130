# Expressions with unknown names, as text and as references.
from annotationlib import Format, annotations_to_string, call_annotate_function, get_annotations, type_repr


class C:
    calls: u[...](*[1, 2], k=3)(u).a.b[0]
    displays: u[[1, u2], (3,), ()]
    mapping: u[{1: 2, u2: "x"}]
    slices: u[1:2, ::3, :]
    single: u[1,]
    empty: u[()]
    powers: -u ** -u | (-u) ** 2 | u ** u ** u | (u ** u) ** u
    compared: (u < u) == u
    grouped: u + (u - u) * (u | u & u)
    reflected: 1 << u >> 2 ** u @ 3
    starred: u[*v, 1]
    numbers: u[1.5, 1e400, True, 2j, b"x"]
    template: u[t"{a}b{c!r:>3}{{"]
    attributes: (u + 1).x[(u, 2)]
    listed: [u, {u: 1}, {2}]
    unpacked: tuple[*Ts]
    unary: (~u, +u, not u)


for form in Format.STRING, Format.FORWARDREF:
    for name, value in call_annotate_function(C.__annotate__, form).items():
        print(name, "=", value)


class Formatted:
    x: f"{u}"


try:
    get_annotations(Formatted, format=Format.STRING)
except TypeError as e:
    print(e)
a, b = 1, 2
print(type_repr(t"{a!r:<{b}}it's {{"), type_repr(C), type_repr(len), type_repr(list[int]), type_repr((int, 2)))
print(annotations_to_string({"a": int, "b": "int", "c": ..., "d": None}))
