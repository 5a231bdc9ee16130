# sys.exception() follows handlers in, out, and across calls.
import sys


def now():
    return repr(sys.exception())


print(now())
try:
    raise ValueError(1)
except ValueError:
    print(now())
    try:
        raise KeyError(2)
    except KeyError:
        print(now())
    print(now())
    try:
        pass
    finally:
        print(now())
print(now())
try:
    try:
        raise TypeError(3)
    finally:
        print("in finally", now())
except TypeError:
    pass
print(now(), sys.exc_info())
