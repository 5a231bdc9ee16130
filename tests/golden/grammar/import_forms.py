# import with dots, as, lists, parentheses, star.
import sys
import sys as system
import collections, sys as s2
import collections as c
from collections import deque
from collections import deque as d, Counter as count
from collections import (
    deque,
    Counter,
)

print(sys is system is s2, collections is c, deque is d, Counter is count)


def local():
    import sys as inner
    from collections import deque as queue

    return inner is sys, queue is deque


print(local())
try:
    import no_such_module.part
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from sys import no_such_name
except ImportError as error:
    print(error)
try:
    from . import sibling
except ImportError as error:
    print(error)
