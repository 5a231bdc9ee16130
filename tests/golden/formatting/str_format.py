# str.format and str.format_map: numbering, names, attributes, items, nested specs.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __getitem__(self, key):
        return ("item", key)

    def __format__(self, spec):
        return f"<{self.x}|{self.y}|{spec}>"


p = Point(3, -4.5)
data = {"a": 1, "b c": [10, 20, 30], "p": p, "0": "zero", 7: "seven"}
print("{} {} {}".format(1, "two", 3.0), "{1} {0} {1}".format("a", "b"), "{}{{}}{}".format(1, 2))
print("{p} {p!r} {p!s} {p.x} {p.y:+.2f} {p[key]} {p[0]} {p[-1]}".format(p=p))
print("{0.x}{0.y:{w}.{1}f} {d[b c][1]:>5} {d[p].x} {d[7]}".format(p, 2, d=data, w=8))
print("{:{}{}{}}".format("mid", "*", "^", 9), "{:{fill}>{width}}".format(1, fill="0", width=5))
print("{!r:>8}|{!a}|{!s:.2}".format("é", "é", "text"), "{a}{b}".format(**{"a": 1, "b": 2}))
print("{:d}{:x}{:c}{:e}{:%}{:,}".format(1, 255, 65, 1.5, 0.25, 10**6), "{:>{w}}{w}".format("x", w=3))
print("{a} {p.x} {b c}".format_map(data), "{x}".format_map(Point(1, 2)), "no fields".format(1, 2))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{known} {unknown} {0x}".format_map(Default(known=1)), "{}".format(p), "{:}".format(p), "{:5}".format(p))

bad = ["{", "}", "{}}", "{{}", "{!", "{!}", "{!r", "{!rx}", "{!x}", "{!é}", "{:", "{:{}", "{0", "{a{b}}", "{0[}",
       "{0[]}", "{0.}", "{0[a]x}", "{0..x}", "{5}", "{-1}", "{missing}", "{ 0}", "{} {0}", "{0} {}", "{:{:{}}}",
       "{0[99999999999999999999]}", "{99999999999999999999}", "{0.missing}", "{1[x]}", "{1[9]}", "{2[x]}", "{.x}",
       "{[k]}", "{:d}", "{1:5}", "{2:5}", "a}b", "{0!r:d}"]
for template in bad:
    try:
        print(repr(template), template.format(p, [1, 2], {"k": "v"}))
    except Exception as error:
        print(repr(template), type(error).__name__, error)
for template in ["{}", "{0}", "{a.x}", "{zz}", "{a[0]}"]:
    try:
        print(repr(template), template.format_map({"a": 5}))
    except Exception as error:
        print(repr(template), type(error).__name__, error)
for call in [lambda: "{}".format(), lambda: "{a}".format_map(), lambda: "{a}".format_map(None),
             lambda: "{a}".format_map([1]), lambda: str.format(), lambda: str.format(1)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
