# Unknown escapes stay as they are, and are warned of.
print("\d \w \. \ \(")
print("\9", b"\q", "\400" if 0 else "")
print("ok\\d", r"\d", f"\p{1}")
