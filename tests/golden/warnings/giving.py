# warnings.warn: what is shown on stderr, once for each place, and where it points.
import sys
import warnings


def old(x):
    warnings.warn("old is old", DeprecationWarning)
    return x


def helper():
    warnings.warn("about the caller", stacklevel=2)


for i in range(3):
    warnings.warn("once for this line")
warnings.warn("once for this line")
old(1)
helper()
helper()
warnings.warn("runtime", RuntimeWarning)
warnings.warn("not shown", PendingDeprecationWarning)
warnings.warn("not shown", ImportWarning)
warnings.warn("not shown", ResourceWarning)
warnings.warn(SyntaxWarning("an instance"), UserWarning)
warnings.warn("far away", stacklevel=100)
warnings.warn_explicit("explicit", UserWarning, "some_file.py", 7)
warnings.warn_explicit("explicit", FutureWarning, "other.py", 8, module="mod", registry={})


class Mine(UserWarning):
    def __str__(self):
        return f"mine: {self.args}"


warnings.warn(Mine("a", 1))
warnings.warn("text", Mine)
print(sorted(k[0] for k in __warningregistry__ if isinstance(k, tuple)), "version" in __warningregistry__)
print(warnings.formatwarning("message", UserWarning, "file.py", 3, "  the line  "), end="")
print(repr(warnings.formatwarning("message", UserWarning, "file.py", 3)))
warnings.showwarning("shown", UserWarning, "file.py", 3, sys.stdout, "line")
for make in (
    lambda: warnings.warn("m", int), lambda: warnings.warn("m", 5), lambda: warnings.warn(), lambda: warnings.warn("m", Exception),
    lambda: warnings.warn("m", stacklevel="a"), lambda: warnings.warn("m", foo=1), lambda: warnings.warn_explicit("m", UserWarning, 5, 1),
    lambda: warnings.warn_explicit("m", UserWarning, "f"), lambda: warnings.warn_explicit("m", UserWarning, "f", 1, registry=5),
    lambda: warnings.warn("m", skip_file_prefixes=[]),
):
    try:
        print(make())
    except TypeError as e:
        print(e)
print(warnings.warn, warnings.__all__)
