# Long decimal numbers: the limit of digits, how to change it, and what it leaves alone.
import sys

print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)


def show(what, call):
    try:
        print(what, call())
    except Exception as error:
        print(what, type(error).__name__, error)


big = 10**4300
show("str at the limit", lambda: len(str(big // 10)))
show("str above", lambda: str(big))
show("repr above", lambda: repr(-big))
show("format above", lambda: f"{big:d}")
show("percent above", lambda: "%d" % (big,))
show("hex", lambda: len(hex(big)))
show("int at the limit", lambda: int("1" * 4300) % 1000)
show("int above", lambda: int("1" * 4301))
show("int with underscores", lambda: int("1_" * 4300 + "1"))
show("base 16", lambda: int("f" * 5000, 16).bit_length())
show("base 7", lambda: int("1" * 4301, 7))
show("in a list", lambda: str([big]))
show("set 640", lambda: sys.set_int_max_str_digits(640))
show("str 641", lambda: str(10**640))
show("str 640", lambda: len(str(10**639)))
show("set 639", lambda: sys.set_int_max_str_digits(639))
show("set -1", lambda: sys.set_int_max_str_digits(-1))
show("set text", lambda: sys.set_int_max_str_digits("a"))
show("set nothing", lambda: sys.set_int_max_str_digits())
show("set 0", lambda: sys.set_int_max_str_digits(maxdigits=0))
show("no limit", lambda: len(str(10**10000)))
print(sys.get_int_max_str_digits(), len(str(2**20000)), int(str(3**9000)) == 3**9000)
