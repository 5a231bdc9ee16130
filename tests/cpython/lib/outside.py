"""Stand-ins for what genstep does not cover, so that a test file can be imported.

A test file imports at its top what only some of its methods need. The modules of
MODULES are put in their places: a name taken from one is a stand-in, and
using that (calling it, calculating with it, deriving from it) raises
NotApplicable, which names it. The run then reports "not applicable" for the
methods that reach it, and for these only. While the file is imported, what it
calculates from a stand-in is one again.
"""

import random
import sys
import types

# What CPython's library and its tests have and genstep has not.
MODULES = """
    _datetime _py_abc _testlimitedcapi concurrent array ast binascii bdb cmath code codecs csv codeop concurrent.futures
    concurrent.futures.thread ctypes datetime decimal dis errno glob hashlib
    importlib importlib.util importlib.machinery linecache locale logging marshal opcode os pathlib pickle platform
    pydoc select shelve shlex shutil signal socket stat struct subprocess symtable sysconfig tempfile threading token
    tokenize tracemalloc unicodedata test.support.asyncore test.support.hashlib_helper test.support.socket_helper
""".split()


class NotApplicable(BaseException):
    """What a test needs is outside genstep; `reasons` remembers it if a test catches this."""

    reasons = []

    def __init__(self, reason):
        super().__init__(reason)
        self.reasons.append(reason)


class StandIn:
    importing = True

    def __init__(self, name):
        self.__name = name

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name}.{name}")

    def __used(self, *args, **kwargs):
        if self.importing:
            return StandIn(self.__name)
        raise NotApplicable(f"needs {self.__name}")

    def __bool__(self):
        self.__used()
        return True

    def __derived(self, bases):
        raise NotApplicable(f"needs {self.__name}")

    __call__ = __iter__ = __enter__ = __exit__ = __instancecheck__ = __used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __index__ = __used
    __rlshift__ = __neg__ = __used
    __mro_entries__ = __derived
    __lt__ = __le__ = __gt__ = __ge__ = __len__ = __getitem__ = __used


def module(name):
    """The `__getattr__` of a module that stands in for another."""

    def attribute(part):
        if part.startswith("__") and part.endswith("__"):
            raise AttributeError(part)
        return StandIn(f"{name}.{part}")

    return attribute


def install():
    """Puts stand-ins in the places of these modules."""
    for name in MODULES:
        stand_in = types.ModuleType(name)
        stand_in.__getattr__ = module(name)
        stand_in.__path__ = []
        sys.modules[name] = stand_in
        package, _, part = name.rpartition(".")
        if package in sys.modules:
            setattr(sys.modules[package], part, stand_in)
    # What tests register is used only by codecs' names that are not there.
    sys.modules["codecs"].register = sys.modules["codecs"].unregister = lambda search: None
    random.SystemRandom = StandIn("random.SystemRandom")  # of which class bodies make instances
    # Tests loop over the protocols.
    sys.modules["pickle"].DEFAULT_PROTOCOL = sys.modules["pickle"].HIGHEST_PROTOCOL = 5
