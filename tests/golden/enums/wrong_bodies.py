# What a class body may not say; the functions of enum that the errors went through.
from enum import CONFORM, Enum, Flag, IntEnum, ReprEnum, StrEnum, auto


def attempt(function):
    try:
        print(function())
    except Exception as error:
        names = []
        tb = error.__traceback__.tb_next
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(type(error).__name__, error, names, getattr(error, "__notes__", None))


def body(base=Enum, **names):
    def make():
        namespace = type(base).__prepare__("E", (base,))
        for name, value in names.items():
            namespace[name] = value
        return list(type(base)("E", (base,), namespace))
    return make


def failing(*args):
    raise LookupError(args[-1])


attempt(body(A=1, _ignore_="A b"))
attempt(body(A=auto(), _generate_next_value_=failing))
attempt(body(_generate_next_value_=failing, A=auto()))
attempt(body(A=auto(7), _generate_next_value_=lambda *args: args, B=(auto(), 3, auto())))
attempt(body(A=1, B="x", C=auto()))
attempt(body(A="x", B=auto()))
attempt(body(_E__private_=1, _E__also=2, A=3, _repr_html_=4))
attempt(body(__order__="A, B Z", A=1, B=2))
attempt(body(mro=1))
attempt(body(__init__=failing, A=1))
attempt(body(__new__=failing, A=1))
attempt(body(__new__=lambda cls, value: super(Enum, cls).__new__(cls), A=1))
attempt(body(IntEnum, A="x"))
attempt(body(ReprEnum, A=1))
attempt(body(StrEnum, A=1))
attempt(body(StrEnum, A=("a", 5)))
attempt(body(Flag, A="x", B=auto()))
attempt(lambda: Enum("X"))
attempt(lambda: Enum("X", [1, 2]))
attempt(lambda: Enum("X", "a b a"))
attempt(lambda: list(Flag("X", {"a": 1, "b": 6}, boundary=CONFORM)))
