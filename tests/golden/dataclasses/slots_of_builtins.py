# slots=True and weakref_slot=True below built-in classes: what these have already is not made again.
from dataclasses import dataclass
from collections import deque
import weakref
for base in set, deque, frozenset, int, list, dict, tuple, Exception, object, str:
    try:
        @dataclass(slots=True, weakref_slot=True)
        class D(base):
            x: int = 3
        print(base.__name__, D.__slots__)
    except TypeError as e: print(base.__name__, e)
    try:
        @dataclass(slots=True)
        class D(base):
            x: int = 3
        d = D()
        print(D.__slots__, hasattr(D(), "__dict__"))
        weakref.ref(d); print("ok")
    except TypeError as e: print(base.__name__, e)
