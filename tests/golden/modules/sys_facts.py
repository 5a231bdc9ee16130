# What sys tells about the interpreter and its numbers.
import sys

for name in "debug", "inspect", "optimize", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated":
    print(name, getattr(sys.flags, name))
print(sys.flags.dev_mode, sys.flags.safe_path, sys.flags.int_max_str_digits, sys.flags[3], len(sys.flags))
print(sys.float_info)
print(sys.float_info.max == sys.float_info[0], sys.float_info.epsilon, type(sys.float_info).__mro__)
print(sys.int_info)
print(sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag, sys.hash_info.cutoff)
print(sys.float_repr_style)
for change in lambda: setattr(sys.flags, "debug", 1), lambda: type(sys.flags)(), lambda: sys.int_info.nothing:
    try:
        change()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
