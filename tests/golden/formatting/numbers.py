# The format mini-language on ints, floats, complex numbers and bools.
ints = [0, 7, -42, 1234567, -(10**21), True]
specs = ["", "d", "5", "<5", "^9", "*>12", "=+12", "+", " ", "-", "05", "+08d", "#x", "#010b", "X",
         "#X", "o", "_b", "_x", ",", "_", "015,d", "020_x", "é^25,", "e", ".2f", "%", ".0%", "n", "g",
         "012.1f", "c"]
for number in ints:
    for spec in specs:
        try:
            print(f"{number!r:>24} {spec!r:10} {format(number, spec)!r}")
        except (ValueError, OverflowError) as error:
            print(f"{number!r:>24} {spec!r:10} {type(error).__name__}: {error}")

floats = [0.0, -0.0, 0.1, -2.5, 1e16, 123456789.987654321, 5e-324, float("inf"), float("-nan"), -0.0004]
specs = ["", "f", ".0f", ".3f", "#.0f", "e", ".0e", "E", "g", ".3g", "#g", "G", ".3", "#.3", "n", "%",
         ".1%", "z.2f", "+z.1f", "012.2f", "+012,.2f", ",", "_.4f", ".,f", "._e", ",.7_f", "<12", "^+12.1e",
         "*=12.3g", "010"]
for number in floats:
    for spec in specs:
        print(f"{number!r:>22} {spec!r:10} {format(number, spec)!r}")

numbers = [0j, 1j, -1.5 - 2j, 1e20 + 1e-7j, complex("nan-infj")]
for number in numbers:
    for spec in ["", "g", ".2f", "+.1e", ",.1f", ">20", "^30.3", "*<25.1f", "#.0f", "n", "z.0f"]:
        print(f"{number!r:>14} {spec!r:8} {number:{spec}}")
