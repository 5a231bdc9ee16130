# f-strings: nested specs, conversions, '=', and what a spec may hold.
from math import pi

width, precision, fill, align, name = 12, 3, "*", "^", "Ada"
print(f"{pi:{width}.{precision}f}|{name:{fill}{align}{width}}|{name!r:>{width}}|{pi:{'.2' 'f'}}|{5:0{width - 4}b}")
print(f"{name=} {pi=:.3f} {name = !s} {1 + 1 = } {name=!r:>8} {width=:>{width}} {len(name)=}")
print(f"{'nested ' + f'{name + f'{width}'}'} {{literal}} {{{name}}} {name}}}{{")
print(f"{1_000_000:,} {1234.5:_.1f} {255:#x} {255:#_b} {-5:+d} {0.25:.0%} {65:c} {1e10:g} {True:d} {None} {[1, 'a']!s}")
print(f"{'é'!a} {'é'!r} {'tab\t'!r} {name:.2} {name:>5}{name:<5}| {3:{3}}{4:{'>'}{5}}")
print(f'{ {"a": 1}["a"] } {(lambda x: x * 2)(4)} {[n for n in range(3)]} {"yes" if width else "no"} {name
    .upper()}')


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "Spec()"


s = Spec()
print(f"{s} {s:} {s:abc} {s:{1}{2}} {s:{{}}} {s:%Y-%m} {s!r:x>8} {s:!r} {s:a{'b'}c} {s=} {s=:q} {s:{s}} {s:{s!r:>7}}")


def order():
    def note(what):
        print("evaluate", what)
        return what

    return f"{note(1)} {note('x'):{note('>')}{note(5)}} {note(2)!r}"


print(order())
for case in [lambda: f"{1:{'bad'}}", lambda: f"{'a':d}", lambda: f"{[]:5}", lambda: f"{missing}", lambda: f"{1:{missing}}", lambda: f"{1 / 0}", lambda: f"{s:{1 / 0}}"]:
    try:
        print(case())
    except Exception as error:
        print(type(error).__name__, error)
