# Fractions in f-strings: as they are, or with digits behind a point, rounded once and exactly.
from fractions import Fraction

third, price, big = Fraction(1, 3), Fraction(-12345, 8), Fraction(10**12 + 1, 7)
print(f"{third} {third:.3f} {third:e} {third:g} {third:%} {third:>10} {third:*^11} {price:+} {price: } {Fraction(5):#}")
print(f"{price:.2f} {price:012.1f} {price:,.3f} {price:_} {big:,.0f} {big:020,.2f} {big:G} {big:.20E}")
print(f"{Fraction(1, 2):.0f} {Fraction(3, 2):.0f} {Fraction(-1, 1000):.1f} {Fraction(-1, 1000):z.1f} {Fraction(9999, 1000):.3g}")

values = [third, price, big, Fraction(0), Fraction(7), Fraction(1, 10**6), Fraction(999999, 10)]
specs = [
    ".0f", ".4f", "f", "F", "e", ".0e", "E", "g", "#g", ".3g", "G", "%", ".1%", "#.0f", "012.3f", "-012,.3f", "0=12,.2f", "0=12", "x<12", ">+9",
    ".7_f", "._e", "=12", "z.2f", "z", "012", "d", "n", ".3", "<012f", "+ f", "s", "1e",
]
for spec in specs:
    for value in values:
        try:
            print(f"{spec:>9}", format(value, spec))
        except ValueError as error:
            print(error)
            break

# Text of too many digits is refused, zeros included.
for text in ["1" * 4301, "0" * 4301, "1/" + "2" * 4301, "1e" + "0" * 4301, "0." + "3" * 4301]:
    for kind in [Fraction, int]:
        try:
            print(text[:4], kind(text) == 0)
        except ValueError as error:
            print(str(error)[:80])
