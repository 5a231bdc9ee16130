"""The source text of living objects: a function knows its first line, the tokens say where it ends."""

import sys
from inspect import (
    getfile,
    isclass,
    iscode,
    isframe,
    isfunction,
    ismethod,
    ismodule,
    istraceback,
    unwrap,
)

from _genstep import source, tokens
from _inspect_frames import _lines

# What is here belongs to inspect, which shows it.
__name__ = "inspect"


# ---- where it is ----


def getsourcefile(object):
    """The file that the object was written in; None when its text is not known."""
    filename = getfile(object)
    return None if source(filename) is None else filename


def getabsfile(object, _filename=None):
    return _filename or getsourcefile(object) or getfile(object)


def getmodulename(path):
    """The name of the module that a file has."""
    name = path.rpartition("/")[2]
    for suffix in ".py", ".pyc":
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return None


def getmodule(object, _filename=None):
    """The module that the object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, "__file__", None) == file:
            return module
    return None


def findsource(object):
    """All lines of the object's file, and the index of its first one there."""
    file = getsourcefile(object)
    if file is None:
        file = getfile(object)
        if not file.startswith("<") or file.endswith(">"):
            raise OSError("source code not available")
    lines = _lines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            index = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
    else:
        index = _code_of(object).co_firstlineno - 1
    if index >= len(lines):
        raise OSError("lineno is out of bounds")
    if isclass(object) and not lines[index].lstrip().startswith(("class", "@")):
        # A class of the library, which is in another file than the module that it says.
        raise OSError("source code not available")
    return lines, index


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if not iscode(object):
        raise OSError("could not find code object")
    return object


# ---- how far it goes ----


class _Block:
    """The rows of the definition that some tokens begin with.

    A decorator goes with what follows. A function or class goes on as long as its lines are indented
    as the first one of its body is, or more; anything else ends with its line.
    """

    def __init__(self, lines):
        self.lines = lines
        self.last = 1
        self.body_column = None  # where the body's first line begins, if it is on lines of its own

    def find(self):
        words = self._words()
        position = self._header(words)
        if position is not None:
            self._body(words, position)
        return self.lines[: self.last]

    def _words(self):
        """The tokens, without brackets that close what was opened before the first line."""
        lines = list(self.lines)
        words = tokens("".join(lines))
        while words[-1][0] == "error" and words[-1][1].startswith("unmatched"):
            _, _, row, column = words[-1]
            line = lines[row - 1]
            lines[row - 1] = f"{line[:column]} {line[column + 1:]}"
            words = tokens("".join(lines))
        return words

    def _header(self, words):
        """Goes to the end of the first line; the place behind it if more lines may follow."""
        is_definition = first = None
        for i, (kind, text, row, column) in enumerate(words):
            if kind == "error":
                raise SyntaxError(text)
            if kind == "newline":
                self.last = row
                if first != "@":
                    return i + 1 if is_definition else None
                first = None
            elif kind == "" and first is None and text != "async":
                first = text
                is_definition = text in ("def", "class")
        return None

    def _body(self, words, position):
        depth = 0
        for kind, text, row, column in words[position:]:
            if kind == "indent":
                depth += 1
            elif kind == "newline":
                self.last = row
            elif depth == 0:
                return
            elif kind == "dedent":
                depth -= 1
                if depth == 0:
                    self._comments()
                    return
            elif self.body_column is None:
                self.body_column = column

    def _comments(self):
        """Comments behind the last line that are indented as the body is belong to it."""
        for row, line in enumerate(self.lines[self.last :], self.last + 1):
            text = line.strip()
            if text and not text.startswith("#"):
                return
            if text and len(line) - len(line.lstrip()) >= self.body_column:
                self.last = row


def getblock(lines):
    """The lines of the definition that they begin with."""
    return _Block(lines).find()


# ---- its text ----


def getsourcelines(object):
    """The lines of the object's source, and the number of the first one; 0 for a whole module."""
    object = unwrap(object)
    lines, index = findsource(object)
    is_code = istraceback(object) or isframe(object) or iscode(object)
    if ismodule(object) or is_code and _code_of(object).co_name == "<module>":
        return lines, 0
    return getblock(lines[index:]), index + 1


def getsource(object):
    """The text of a module, class, method, function, traceback, frame or code object."""
    lines, _ = getsourcelines(object)
    return "".join(lines)


def indentsize(line):
    """How many columns a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def getcomments(object):
    """The comment lines right above the object's source, or at the top of a module."""
    try:
        lines, index = findsource(object)
    except (OSError, TypeError):
        return None
    found = []
    if ismodule(object):
        start = 1 if lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        while start < len(lines) and lines[start].startswith("#"):
            found.append(lines[start].expandtabs())
            start += 1
        return "".join(found) if found else None
    indent = indentsize(lines[index])
    while index > 0:
        index -= 1
        line = lines[index].expandtabs()
        if not line.lstrip().startswith("#") or indentsize(line) != indent:
            break
        found.insert(0, line.lstrip())
    if not found:
        return None
    while found and found[0].strip() == "#":
        del found[0]
    while found and found[-1].strip() == "#":
        del found[-1]
    return "".join(found)
