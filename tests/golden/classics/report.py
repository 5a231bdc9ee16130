# Reports: every kind of format specification, conversions, templates, tables, and __format__.
from collections import namedtuple
from string import Formatter, Template
from textwrap import dedent

Sale = namedtuple("Sale", "region product units price growth")
SALES = [
    Sale("north", "lamps", 1204, 19.99, 0.125),
    Sale("north", "chairs", 87, 149.5, -0.0375),
    Sale("south", "lamps", 40, 21, 1.5),
    Sale("south", "désks", 1234567, 0.5, 0.0),
]


class Money:
    SIGNS = {"usd": "$", "eur": "€"}

    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        currency, _, rest = spec.partition("|")
        if currency and currency not in self.SIGNS:
            raise ValueError(f"unknown currency {currency!r}")
        return format(f"{self.SIGNS.get(currency, '')}{self.amount:,.2f}", rest)

    def __str__(self):
        return f"Money {self.amount}"

    def __repr__(self):
        return f"Money({self.amount!r})"


class Table:
    def __init__(self, *columns):
        """Columns are (title, spec) pairs."""
        self.columns = columns

    def lines(self, rows):
        cells = [[title for title, _ in self.columns]]
        cells += [[format(value, spec) for value, (_, spec) in zip(row, self.columns, strict=True)] for row in rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        rule = "+".join("-" * (w + 2) for w in widths)
        for number, row in enumerate(cells):
            sides = "^" * len(row) if number == 0 else ["<" if isinstance(v, str) else ">" for v in rows[number - 1]]
            yield "|".join(f" {cell:{side}{width}} " for cell, side, width in zip(row, sides, widths))
            if number in (0, len(cells) - 1):
                yield rule


class Lenient(Formatter):
    def get_value(self, key, args, kwargs):
        try:
            return super().get_value(key, args, kwargs)
        except (KeyError, IndexError):
            return f"<{key}>"

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


print(*Table(("Region", ""), ("Product", ".6"), ("Units", ",d"), ("Price", ".2f"), ("Growth", "+.1%")).lines(SALES), sep="\n")

print("--- integers")
for spec in ["d", "5", "<5|", "05", "+", " ", "x", "#x", "#X", "#o", "#b", "_b", "#010x", "c", "n", "e", ".3%", "*^9", "=+8", "_", ","]:
    fill = spec.rstrip("|")
    print(f"{spec!r:>8}: [{65:{fill}}] [{-1234:{fill}}]" if fill != "c" else f"{spec!r:>8}: [{65:c}]")

print("--- floats")
for spec in ["", "f", ".0f", ".3f", "e", ".2E", "g", ".3g", "%", "+.1f", "010.2f", ",.2f", "_.3f", "#.0f", "z.1f", "^12.4", "n"]:
    print(f"{spec!r:>8}: " + " ".join(f"[{x:{spec}}]" for x in (3.14159, -0.04, 1234567.891, 1e22, float("inf"))))

print("--- strings")
for spec in ["", "10", ">10", "^10", "*<10", ".3", "-^10.2", "s", "💡^9"]:
    print(f"{spec!r:>8}: [{'généré':{spec}}]")
print(f"{'a':>{2 + 3}}{'b':{'*'}^{5}}{'c'!r:<5}|{'ü'!a}|{Sale!s:.12}|{None!s:>6}|{True:>6}|{True:d}|{[1, 'x']!r:>12}")

print("--- our own")
price = Money(1234.5)
print(f"{price} | {price!r} | {price!s:>14} | {price:usd} | {price:eur|>14} | {price:|*^14}")
print("{:usd} {0.amount!r:>8} {1[2]}".replace("{:", "{0:").format(price, "xyz"))

print("--- str.format and templates")
person = {"name": "Ada", "born": 1815, "tags": ["math", "poetry"]}
print("{name:<5}|{born:,}|{tags[1]!r}|{{{name}}}|{tags}".format(**person))
print("{0}{1}{0} {} {}".replace("{}", "{2}").format("a", "b", "c"), "{:{}}|{:>{w}.{p}f}".format("x", 4, 2.5, w=7, p=2))
print("%s %r %5d|%-5d|%05d %+.2f %x %o %e %c%c %%" % ("s", "r", 42, 42, 42, 3.14159, 255, 8, 12345.678, 65, "z"))
print("%(name)s was born in %(born)d" % person, "%*d|%.*f" % (6, 42, 2, 1 / 3), "%s" % (1, )[0], "%a" % "é")
print(Template("$name (${born}) $$5").substitute(person), Template("$name $unknown").safe_substitute(person))
print(Lenient().format("{name!u} {0} {missing} {1!r:>8}", "zero", name="ada"))
print(list(Formatter().parse("a{b!r:>{c}}d{{e}}")))
print(dedent(f"""\
    Dear {person["name"]},
        {', '.join(f'{tag!r}: {len(tag)}' for tag in person["tags"])}
    {'=' * 10}{person['born'] = }{2 ** 10 = :,}{price = !s}
"""), end="")

print("--- totals")
by_region = {}
for sale in SALES:
    by_region.setdefault(sale.region, []).append(sale.units * sale.price)
for region, amounts in by_region.items():
    print(f"{region.title():.<12}{sum(amounts):.>16,.2f}{len(amounts):3d}{max(amounts):12.3e}")
print(f"{'grand total':*^31}", f"{sum(map(sum, by_region.values())):_.1f}", f"{10**30:,}", f"{0x1F600:c}", f"{2**70:x}")

print("--- refused")
for call in (
    lambda: f"{65:q}", lambda: f"{'x':d}", lambda: f"{1.5:x}", lambda: f"{3:.2}", lambda: f"{'x':=5}", lambda: f"{'x':,}",
    lambda: f"{price:gbp}", lambda: f"{[]:>5}", lambda: "{}{1}".format(1, 2), lambda: "{x}".format(), lambda: "{0.y}".format(1),
    lambda: "{".format(), lambda: "}".format(), lambda: "{!z}".format(1), lambda: "%d" % "x", lambda: "%s %s" % 1,
    lambda: "%s" % (1, 2), lambda: "%(a)s" % {}, lambda: "%y" % 1, lambda: Template("$x").substitute(), lambda: Template("$").substitute(),
    lambda: f"{-1:c}", lambda: f"{1:10000000000000000000000}", lambda: f"{1:,_}", lambda: "%c" % "ab",
):
    try:
        print("?", call())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        print(f"{type(error).__name__}: {error}")
print("{:d}".format(Money(1)) + f"{price:%}")
