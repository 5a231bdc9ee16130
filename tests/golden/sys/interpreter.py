# What sys tells about the interpreter and its limits.
import sys


def attempt(use, *args):
    try:
        print(use(*args))
    except Exception as error:
        print(type(error).__name__, error)


print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), sys.version_info.releaselevel)
print(sys.implementation.name, sys.implementation.cache_tag, sys.byteorder, sys.maxunicode)
print(sys.float_info)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info[0] == sys.float_info.max)
print(sys.int_info.default_max_str_digits, sys.flags.optimize, sys.flags.dev_mode, sys.float_repr_style)
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding())
sys.setrecursionlimit(200)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(100 < depth() < 200, sys.getrecursionlimit())
sys.setrecursionlimit(1000)
attempt(sys.setrecursionlimit, 0)
attempt(sys.setrecursionlimit, "many")
attempt(sys.setrecursionlimit, 10**10)
attempt(sys.set_int_max_str_digits, 5)
sys.set_int_max_str_digits(640)
attempt(lambda: str(10**700))
attempt(lambda: int("7" * 700))
print(sys.get_int_max_str_digits(), sys.flags.int_max_str_digits)
sys.set_int_max_str_digits(maxdigits=0)
print(len(str(10**5000)))
text = sys.intern("".join(["inter", "ned"]))
print(text is sys.intern("interned"))
attempt(sys.intern, 5)
print(sys.modules["sys"] is sys, "__main__" in sys.modules, sys.argv[1:], sys.gettrace(), sys.getprofile())
