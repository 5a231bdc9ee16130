# A special method that is a property which raises: AttributeError means "there is none" where
# Python can do without it.


def outcome(operation):
    try:
        return operation()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for kind in AttributeError, ValueError:

    def failing(self):
        raise kind("no method")

    class Odd:
        pass

    for name in (
        "eq lt add radd iadd hash len bool iter contains getitem call next int index format neg reversed dir"
    ).split():
        setattr(Odd, f"__{name}__", property(failing))
    odd = Odd()

    def add_in_place():
        copy = odd
        copy += 1

    operations = {
        "==": lambda: odd == 1,
        "!=": lambda: odd != 1,
        "<": lambda: odd < 1,
        "+": lambda: odd + 1,
        "reflected +": lambda: 1 + odd,
        "+=": add_in_place,
        "hash": lambda: hash(odd),
        "len": lambda: len(odd),
        "bool": lambda: bool(odd),
        "iter": lambda: iter(odd),
        "list": lambda: list(odd),
        "in": lambda: 1 in odd,
        "[]": lambda: odd[0],
        "()": lambda: odd(),
        "next": lambda: next(odd),
        "int": lambda: int(odd),
        "index": lambda: [0][odd],
        "format": lambda: format(odd),
        "-": lambda: -odd,
        "reversed": lambda: reversed(odd),
        "dir": lambda: dir(odd),
    }
    print(kind.__name__)
    for name, operation in operations.items():
        print(" ", name, "->", outcome(operation))
