# Import statements of every shape (of modules that are always there).
import sys
import sys as system, operator as op
import collections.abc
import collections.abc as cabc
from collections import (
    deque,
    OrderedDict as OD,
)
from functools import reduce as fold; from itertools import *
from operator import add, mul as times


def f():
    import math
    from math import pi as π
    import collections.abc as inner
    return math.floor(π), inner.__name__


print(sys is system, op.add(1, 2), collections.abc.Iterable is cabc.Iterable, deque, OD.__name__, fold(add, [1, 2, 3]), list(islice(count(), 2)), times(2, 3), f())
try:
    import sys.nothing
except ModuleNotFoundError as error:
    print(error)
try:
    from sys import nothing_here
except ImportError as error:
    print(error)
try:
    from . import sibling
except ImportError as error:
    print(error)
