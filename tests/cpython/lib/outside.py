"""Stand-ins for what genstep does not cover, so that a test file can be imported.

A test file imports at its top what only some of its methods need. The modules of
MODULES are put in their places: a name taken from one is a stand-in, and
using that (calling it, calculating with it, deriving from it) raises
NotApplicable, which names it. The run then reports "not applicable" for the
methods that reach it, and for these only. While the file is imported, what it
calculates from a stand-in is one again.
"""

import builtins
import io
import random
import sys
import types

from _genstep import source

# What CPython's library and its tests have and genstep has not.
MODULES = """
    _ast _colorize _datetime _pickle _py_abc _symtable _testinternalcapi _testlimitedcapi _thread array
    ast bdb binascii cmath code codecs codeop concurrent csv ctypes decimal difflib dis errno filecmp fileinput
    glob hashlib http importlib linecache locale logging mailbox marshal multiprocessing opcode os pathlib
    pickle platform pty pydoc select selectors shelve shlex shutil signal socket stat struct subprocess symtable
    sysconfig tempfile threading tkinter token tokenize tracemalloc unicodedata urllib concurrent.futures
    http.cookies importlib.machinery importlib.util multiprocessing.managers multiprocessing.pool
    multiprocessing.queues multiprocessing.shared_memory os.path urllib.parse concurrent.futures.thread
    test.support.asyncore test.support.bytecode_helper test.support.hashlib_helper test.support.numbers
    test.support.socket_helper test.support.strace_helper
""".split()


# The same of single names, in modules that genstep has.
NAMES = {
    "asyncio.events": "_DefaultEventLoopPolicy",
    "asyncio.tasks": """
        _py_all_tasks _py_current_task _py_enter_task _py_leave_task _py_register_task _py_unregister_task""",
    "enum": "_simple_enum _test_simple_enum",
    "typing": "ByteString Match Pattern",
    "unittest.case": "_AssertRaisesContext",
}


# Where CPython has one version written in C and one in Python, genstep has one, which does what that in C does.
IN_C = {
    "asyncio.futures": "Future",
    "asyncio.tasks": "Task all_tasks current_task _enter_task _leave_task _register_task _unregister_task",
}


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

    def __mro_entries__(self, bases):
        """The class derived from it can be made, so that the file can be imported, and not called."""

        return (class_outside(self.__name),)

    __call__ = __iter__ = __enter__ = __exit__ = __instancecheck__ = __used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __index__ = __used
    __rlshift__ = __neg__ = __used
    __lt__ = __le__ = __gt__ = __ge__ = __len__ = __getitem__ = __used


def class_outside(name):
    """A class of which nobody can make an instance."""

    def __new__(cls, *args, **kwargs):
        raise NotApplicable(f"needs {name}")

    return type(name.rpartition(".")[2], (), {"__new__": __new__})


def module(name):
    """The `__getattr__` of a module that stands in for another."""

    def attribute(part):
        if part.startswith("__") and part.endswith("__"):
            raise AttributeError(part)
        return StandIn(f"{name}.{part}")

    return attribute


def open_source(file, *args, **kwargs):
    """In the place of open(): only the text of what was imported can be read."""
    text = source(file) if isinstance(file, str) else None
    if text is None:
        raise NotApplicable("needs open()")
    return io.StringIO(text)


def give_policies(events):
    """Tests put another policy in the place of the one that makes the loops, by private functions."""
    usual = events._policy

    def set_policy(policy):
        events._policy = usual if policy is None else policy

    events._AbstractEventLoopPolicy = type(usual)
    events._get_event_loop_policy = lambda: events._policy
    events._set_event_loop_policy = set_policy


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
    for name in [*NAMES, *IN_C]:
        __import__(name)
    for name, parts in NAMES.items():
        for part in parts.split():
            setattr(sys.modules[name], part, StandIn(f"{name}.{part}"))
    for name, parts in IN_C.items():
        for part in parts.split():
            written_in_c = f"_C{part}" if part.istitle() else f"_c_{part.removeprefix('_')}"
            setattr(sys.modules[name], written_in_c, getattr(sys.modules[name], part))
            if part.istitle():
                setattr(sys.modules[name], f"_Py{part}", class_outside(f"{name}._Py{part}"))
    give_policies(sys.modules["asyncio.events"])
    builtins.open = open_source
    # A condition of whole classes.
    sys.modules["decimal"].HAVE_CONTEXTVAR = False
    sys.modules["os.path"].normcase = str  # as where letters' case counts in a file's name
    sys.modules["os.path"].dirname = lambda path: path.rpartition("/")[0]
    # What tests register is used only by codecs' names that are not there.
    sys.modules["codecs"].register = sys.modules["codecs"].unregister = lambda search: None
    random.SystemRandom = StandIn("random.SystemRandom")  # of which class bodies make instances
    # Tests loop over the protocols.
    sys.modules["pickle"].DEFAULT_PROTOCOL = sys.modules["pickle"].HIGHEST_PROTOCOL = 5
