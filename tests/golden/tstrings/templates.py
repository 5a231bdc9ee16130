# Template and Interpolation: making them, joining them, taking them apart, what they refuse.
from string.templatelib import Interpolation, Template, convert

name, n = "Ada", 42
t = t"Hello {name!r:>{n // 4}}, {n + 1}{n=}!"
print(t, t.strings, t.values, t.interpolations, sep="\n")
print(t"", t"{n}{n}", t"{{literal}}", rt"\n{n}", t"a" t"b{n}", t"{n!a:x}", sep="\n")
print(list(t), list(t"{n}{n}"), list(t""), next(iter(t)))
print(Template(), Template("a", "b", Interpolation(1), Interpolation(2, "x", "s", "d"), "c"), sep="\n")
print(t + t"{n} end", t"" + t"", (t"{n}" + t"{n}").strings, sep="\n")
print(Template, Interpolation, type(iter(t)).__name__, Template[int], Interpolation.__match_args__)
print(t"a" == t"a", t == t, bool(t""), convert("é", "a"), convert("é", "r"), convert(5, "s"), convert(n, None))

match t.interpolations[0]:
    case Interpolation(value, expression, conversion, format_spec):
        print(value, expression, conversion, format_spec)


def html(template):
    parts = []
    for part in template:
        match part:
            case str():
                parts.append(part)
            case Interpolation(value, _, conversion, spec):
                value = convert(value, conversion)
                parts.append(f"<b>{value:{spec}}</b>")
    result = parts[0]
    for part in parts[1:]:
        result += part
    return result


print(html(t"{name} is {n:05} {name!r:*^9}"))


def lazy():
    yield t"{(yield 'inner')}"


g = lazy()
print(next(g), g.send("sent").values)

cases = {
    "Template(1)": lambda: Template(1),
    "Template(a=1)": lambda: Template(a=1),
    "Interpolation()": lambda: Interpolation(),
    "conversion x": lambda: Interpolation(1, "", "x"),
    "conversion 3": lambda: Interpolation(1, "", 3),
    "expression": lambda: Interpolation(1, 2),
    "spec": lambda: Interpolation(1, "", None, b""),
    "five": lambda: Interpolation(1, "", None, "", 5),
    "keyword": lambda: Interpolation(1, other=2),
    "+ str": lambda: t"a" + "b",
    "str +": lambda: "a" + t"b",
    "+ int": lambda: t"a" + 1,
    "len": lambda: len(t),
    "index": lambda: t[0],
    "times": lambda: t * 2,
    "strings": lambda: setattr(t, "strings", ()),
    "values": lambda: setattr(t, "values", ()),
    "other": lambda: setattr(t, "other", 1),
    "value": lambda: setattr(t.interpolations[0], "value", 1),
    "subclass": lambda: type("Mine", (Template,), {}),
    "format": lambda: format(t, "5"),
    "convert": lambda: convert(1, "x"),
}
for what, case in cases.items():
    try:
        print(what, case())
    except Exception as error:
        print(what, type(error).__name__, error)
