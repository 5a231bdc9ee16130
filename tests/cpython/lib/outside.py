"""Stand-ins for what genstep does not cover, so that a test file can be imported.

A test file imports at its top what only some of its methods need. The modules of
MODULES are put in their places: a name taken from one is a stand-in, and
using that (calling it, calculating with it, deriving from it) raises
NotApplicable, which names it. The run then reports "not applicable" for the
methods that reach it, and for these only.
"""

import sys
import types

# What CPython's library and its tests have and genstep has not.
MODULES = """
    _ast _colorize _datetime _py_abc _pyio _symtable _testinternalcapi array ast bdb binascii cmath code codecs
    codeop concurrent csv ctypes datetime decimal difflib dis errno glob hashlib importlib linecache locale
    logging marshal opcode os pathlib pickle platform pty pydoc select shelve shutil signal socket stat struct
    subprocess symtable sysconfig tempfile threading token tokenize tracemalloc unicodedata concurrent.futures
    importlib.machinery importlib.util os.path concurrent.futures.thread test.support.asyncore
    test.support.bytecode_helper test.support.hashlib_helper test.support.numbers test.support.socket_helper
    test.support.strace_helper
""".split()


class NotApplicable(BaseException):
    """What a test needs is outside genstep; `reasons` remembers it if a test catches this."""

    reasons = []

    def __init__(self, reason):
        super().__init__(reason)
        self.reasons.append(reason)


class StandIn:
    def __init__(self, name):
        self.__name = name

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return StandIn(f"{self.__name}.{name}")

    def __used(self, *args, **kwargs):
        raise NotApplicable(f"needs {self.__name}")

    __call__ = __iter__ = __enter__ = __exit__ = __mro_entries__ = __instancecheck__ = __used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __index__ = __used
    __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __len__ = __getitem__ = __used


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
    # Tests loop over the protocols.
    sys.modules["pickle"].DEFAULT_PROTOCOL = sys.modules["pickle"].HIGHEST_PROTOCOL = 5
