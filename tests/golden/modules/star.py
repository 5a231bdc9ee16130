# from module import * obeys __all__ and underscores.
from _starred import *

print(sorted(n for n in dir() if n.startswith(("public", "hidden", "listed"))))


def inner():
    import _starred as s

    return s._private, s.hidden


print(inner())
