"""Writes docs/coverage.md: what of CPython 3.14's names genstep has.

    genstep run tests/coverage/coverage.py MODULE... < tests/coverage/names.txt > docs/coverage.md

The MODULEs are those that genstep can import. It asks dir() of everything, and calls nothing.
"""

import builtins
import sys

from _kinds import UNNAMED

# Functions that are there to say, by name, that they are outside what genstep covers.
OUTSIDE = {
    "builtins": "breakpoint compile eval exec help open",
    "object": "__sizeof__",
    "memoryview": "cast",
    "asyncio": "to_thread",
    "contextlib": "chdir",
    "gc": "freeze get_count get_objects get_stats set_debug unfreeze",
    "io": "open",
    "sys": "getsizeof setprofile settrace",
    "time": "asctime clock_gettime ctime get_clock_info gmtime localtime mktime strftime strptime",
}

AVAILABLE = sys.argv[1:]


def read():
    """(kind, owner, names) of each line of the standard input."""
    while True:
        try:
            head, _, names = input().partition(":")
        except EOFError:
            return
        kind, owner = head.split()
        yield kind, owner, names.split()


def imported(name):
    module = __import__(name)
    for part in name.split(".")[1:]:
        module = getattr(module, part)
    return module


def there_of(kind, owner):
    """The names that genstep has there; None: not even the owner is there."""
    found = all_of(kind, owner)
    return None if found is None else found - set(OUTSIDE.get(owner, "").split())


def all_of(kind, owner):
    match kind:
        case "builtins":
            return set(dir(builtins))
        case "type":
            found = UNNAMED.get(owner) or vars(builtins).get(owner)
            return None if found is None else set(dir(found))
        case "module":
            return set(dir(imported(owner))) if owner in AVAILABLE else None
        case "class":
            module, _, name = owner.rpartition(".")
            if module not in AVAILABLE or name not in dir(imported(module)):
                return None
            return set(dir(getattr(imported(module), name)))
        case "others":
            return set(AVAILABLE)


def code(names):
    return " ".join(f"`{name}`" for name in names).replace("|", "\\|")


class Table:
    def __init__(self, title, what, text):
        self.title, self.what, self.text = title, what, text
        self.rows, self.has, self.lacks = [], 0, 0

    def add(self, owner, names, found):
        if found is None:
            self.lacks += len(names)
            self.rows.append(f"| `{owner}` | | not there |")
            return
        has = [name for name in names if name in found]
        lacks = [name for name in names if name not in found]
        self.has += len(has)
        self.lacks += len(lacks)
        self.rows.append(f"| `{owner}` | {code(has)} | {code(lacks)} |")

    def __iter__(self):
        yield f"\n## {self.title}\n"
        yield f"{self.text} There are {self.has} of {self.has + self.lacks} names.\n"
        yield f"| {self.what} | there | missing |"
        yield "| --- | --- | --- |"
        yield from self.rows


tables = {
    "builtins": Table("Built-in names", "module", "Functions, types, exceptions and constants."),
    "type": Table("Types", "type", "What each has beyond `object`, and exceptions beyond `BaseException`."),
    "module": Table("Modules", "module", "The public names of each."),
    "class": Table("Classes of modules", "class", "Their own attributes and methods, without special ones."),
    "others": Table("Other modules", "", "The rest of CPython's library."),
}
for kind, owner, names in read():
    tables[kind].add(owner, names, there_of(kind, owner))

print("""\
# What of Python is there

Written by `make docs`: genstep runs `tests/coverage/coverage.py`, which asks `dir()` of everything and \
compares with the names of CPython 3.14.2 (`tests/coverage/names.txt`). `make check` sees to it that the page is current.

The whole grammar of Python 3.14 is there; these tables are about names. A name that is missing fails by \
its name: an AttributeError, ImportError or NameError where CPython would raise one for a name that it has \
not, else one line that says what is not covered, and exit status 2.""")
for table in tables.values():
    print(*table, sep="\n")
