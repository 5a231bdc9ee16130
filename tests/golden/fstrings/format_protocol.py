# __format__ decides; specs reach it as text.
class Temperature:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        if spec == "":
            return f"{self.c}C"
        if spec == "f":
            return f"{self.c * 9 / 5 + 32}F"
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


t = Temperature(100)
print(f"{t} {t:f} {t:anything goes} {t!s} {t!r:>6}", format(t), format(t, "f"), "{:f} {}".format(t, t))


class Plain:
    def __str__(self):
        return "plain"


print(f"{Plain()}")
try:
    f"{Plain():>10}"
except TypeError as error:
    print(error)
for value, spec in ((5, "q"), ("s", "d"), (1.5, "d"), (5, ".2"), ("s", "="), ("s", "+"), (None, "5"), ([], "5")):
    try:
        print(format(value, spec))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
