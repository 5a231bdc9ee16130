# Format specs of ints and floats at length.
for spec in ("", "d", "5d", "<5d", "^7d", "+d", " d", "05d", ",", "_", "b", "#b", "o", "#o", "x", "X", "#X", "_x", "010,", "e", ".1f", "%", "n", "c"):
    print(f"{spec!r:7} [{format(65, spec)}] [{format(-1234, spec) if spec != 'c' else ''}]")
for spec in ("", "f", ".0f", ".3f", "e", ".2e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", "_", "10.2f", "<10.2f", "+.1f", " .1f", "010.1f", "#.0f", "z.0f"):
    print(f"{spec!r:8}", [format(v, spec) for v in (0.0, -0.04, 3.14159, 1234567.891, 1e-7, 1e22)])
print([format(v, "g") for v in (float("inf"), float("-inf"), float("nan"))], f"{float('nan'):5}|{float('inf'):>6}")
print(f"{10**20:,} {-(10**6):_} {255:#06x} {1e100:.3g} {0.1 + 0.2!r} {0.1 + 0.2:.17f}")
