# __format__ of classes: found on the type, given the spec as it stands, must give a str.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        print("asked for", repr(spec))
        if spec[-1:] == "c":
            return format(self.cents, spec[:-1] + "d") + "c"
        return f"${self.cents / 100:{spec or ',.2f'}}"


m = Money(123456)
print(f"{m}|{m:c}|{m:>12,c}|{m:.1f}")
width = 10
print(f"{m:{width}.{1 + 1}f}|{m!r:.5}|{m!s:.5}")
print(format(m), format(m, "x>9c"))


class Plain:
    def __str__(self):
        return "plain text"


print(f"{Plain()}", format(Plain()))
for spec in ["s", "5"]:
    try:
        format(Plain(), spec)
    except TypeError as error:
        print(error)


class Wrong:
    def __format__(self, spec):
        return 42


try:
    f"{Wrong()}"
except TypeError as error:
    print(error)


class Celsius(float):
    def __format__(self, spec):
        return super().__format__(spec or ".1f") + "°C"


class Id(int):
    pass


class Name(str):
    def __str__(self):
        return "name:" + self[:]


print(f"{Celsius(36.6)} {Celsius(36.6):.3f} {Celsius(20):08.2f} {Id(7)} {Id(7):03} {Id(255):#x}")
print(f"{Name('ada')} {Name('ada'):>6} {Name('ada')!s} {Name('ada')!r}")
instance = Plain()
instance.__format__ = lambda spec: "from the instance"
print(f"{instance}")
