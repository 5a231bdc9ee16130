"""Lists the names of CPython 3.14: what docs/coverage.md compares genstep with.

    make names    node tests/oracle/python.mjs tests/coverage/names.py > tests/coverage/names.txt

A line is "KIND OWNER: NAME NAME ...", KIND being builtins, type, module, class (one of a module: its
own methods, without special ones), or others: modules whose names are not listed. Left out is what
every object has, what classes and modules keep for themselves, and names with one underscore.
"""

import builtins
import importlib
import sys
import types

from _kinds import UNNAMED

MODULES = """abc annotationlib asyncio atexit bisect collections collections.abc contextlib contextvars copy copyreg
dataclasses enum fractions functools gc graphlib heapq inspect io itertools json keyword math numbers operator
pprint queue random re reprlib statistics string string.templatelib sys textwrap time traceback types typing warnings
weakref""".split()

OWN = """__doc__ __module__ __dict__ __weakref__ __firstlineno__ __static_attributes__ __text_signature__
__loader__ __spec__ __package__ __debug__ copyright credits license""".split()

EXCEPTIONS = """AttributeError ImportError NameError OSError StopIteration SyntaxError SystemExit
UnicodeDecodeError BaseExceptionGroup""".split()


def is_public(name):
    return name not in OWN and (name[:1] != "_" or name.startswith("__") and name.endswith("__"))


def members(owner, beyond=object):
    names = {name for base in owner.__mro__ for name in vars(base)} - set(dir(beyond))
    return sorted(filter(is_public, names))


def methods(owner):
    names = {name for base in owner.__mro__ if base.__module__ != "builtins" for name in vars(base)}
    return sorted(name for name in names if name[:1] != "_")


def public(module):
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if name[:1] != "_" and not isinstance(value, types.ModuleType)
    ]
    return sorted(set(names))


def line(kind, owner, names):
    print(f"{kind} {owner}: {' '.join(names)}")


line("builtins", "builtins", filter(is_public, dir(builtins)))
line("type", "object", sorted(set(dir(object)) - set(OWN)))
for name in filter(is_public, dir(builtins)):
    kind = getattr(builtins, name)
    if isinstance(kind, type) and not issubclass(kind, BaseException) and kind is not object:
        line("type", name, members(kind))
for name, kind in UNNAMED.items():
    line("type", name, members(kind))
line("type", "BaseException", members(BaseException))
for name in EXCEPTIONS:
    line("type", name, members(getattr(builtins, name), BaseException))
for name in MODULES:
    module = importlib.import_module(name)
    line("module", name, public(module))
    for one in public(module):
        kind = getattr(module, one)
        if isinstance(kind, type) and not issubclass(kind, BaseException) and kind.__module__ != "builtins":
            if own := methods(kind):
                line("class", f"{name}.{one}", own)
tops = {name.partition(".")[0] for name in MODULES} | {"builtins", "antigravity", "this"}
line("others", "modules", sorted(n for n in sys.stdlib_module_names if n[:1] != "_" and n not in tops))
