# What sys.exit() makes of its argument: None is none, a tuple is all of them.
import sys


class Own(SystemExit):
    pass


def attempt(*args, **keywords):
    try:
        sys.exit(*args, **keywords)
    except BaseException as error:
        print(repr(error), error.args, getattr(error, "code", "-"))


own = Own(4)
for status in None, 3, [1], (1, 2), (), (None,), (3,), own, SystemExit(5, 6), ValueError(4), SystemExit:
    attempt(status)
attempt()
attempt(1, 2)
attempt(status=1)
try:
    sys.exit(own)
except SystemExit as error:
    print(error is own)
try:
    try:
        1 / 0
    finally:
        sys.exit((1, 2))
except SystemExit as error:
    print(repr(error), repr(error.__context__))
