# Template strings: their parts, conversions, specs, joining.
name, n = "Ann", 5
t = t"hello {name!r:>10} and {n + 1}"
print(t.strings, t.values)
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, repr(i.format_spec))
u = t"a" t"{n}"
print(u.strings, t"".strings, t"{n}{n}".strings, t"{n=}".strings, t"{n:{n}}".interpolations[0].format_spec)
print([type(part).__name__ for part in t])
print((t"x{1}" + t"{2}y").strings, rt"\n{n}".strings, t"{{}}".strings)
def f():
    local = 1
    return t"{local}{(lambda: local)()}{[local for _ in (1,)]}"
print(f().values)
