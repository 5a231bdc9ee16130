# t-strings make Template objects instead of text.
name, n = "Ada", 42
t = t"Hello {name!r:>5}, {n + 1} times"
print(type(t).__name__, t.strings, t.values)
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, repr(i.format_spec))
print([part if isinstance(part, str) else part.value for part in t])
print(len(t"{n}".strings), t"".strings, (t"a" + t"b{n}").strings)


def render(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            out.append(format(part.value, part.format_spec).upper())
    return "".join(out)


print(render(t"hi {name} you are {n:05}"))
print(t"{n=}".strings, t"{n=}".interpolations[0].conversion)
