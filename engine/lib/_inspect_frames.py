"""Frames and tracebacks as records: where they stand, and the source lines around."""

import sys
from collections import namedtuple
from inspect import isclass, iscode, isframe, isfunction, ismethod, ismodule, istraceback

from _genstep import source

# What is here belongs to inspect, which shows it.
__name__ = "inspect"

Positions = namedtuple(
    "Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4, module="dis"
)


def getfile(object):
    """The file that a module, class, function, frame, traceback or code object comes from."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if getattr(object, "__module__", None) == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    found = object.__func__ if ismethod(object) else object
    found = found.__code__ if isfunction(found) else found
    found = found.tb_frame if istraceback(found) else found
    found = found.f_code if isframe(found) else found
    if iscode(found):
        return found.co_filename
    raise TypeError(
        f"module, class, method, function, traceback, frame, or code object was expected, "
        f"got {type(found).__name__}"
    )


class _Positioned:
    """Beside a named tuple: positions, which are no item of it."""

    def __repr__(self):
        shown = [f"{name}={getattr(self, name)!r}" for name in (*self._fields, "positions")]
        return f"{type(self).__name__}({', '.join(shown)})"


class Traceback(_Positioned, namedtuple("_Traceback", "filename lineno function code_context index")):
    def __new__(
        cls, filename, lineno, function, code_context, index, *, positions=None
    ):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made


class FrameInfo(_Positioned, namedtuple("_FrameInfo", ("frame", *Traceback._fields))):
    def __new__(
        cls, frame, filename, lineno, function, code_context, index, *, positions=None
    ):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made


def _lines(filename):
    """The lines of a file of the program, each with its newline; none when it is not known."""
    text = source(filename)
    if not text:
        return []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [line + "\n" for line in lines]


def getframeinfo(frame, context=1):
    """Where a frame or an entry of a traceback stands, with `context` lines of source."""
    if istraceback(frame):
        lineno, lasti, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    else:
        lineno, lasti = frame.f_lineno, frame.f_lasti
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code = frame.f_code
    place = list(code.co_positions())[lasti // 2] if lasti >= 0 else (None,) * 4
    if place[0] is not None:
        lineno = place[0]
    lines = _lines(code.co_filename) if context > 0 else []
    index = None
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        lines = lines[start : start + context]
        index = lineno - 1 - start
    return Traceback(
        getfile(frame), lineno, code.co_name, lines or None, index,
        positions=Positions(lineno, *place[1:]),
    )  # fmt: skip


def getlineno(frame):
    return frame.f_lineno


def getouterframes(frame, context=1):
    """A FrameInfo of the frame and of those that called it, innermost first."""
    found = []
    while frame:
        info = getframeinfo(frame, context)
        found.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A FrameInfo of each entry of a traceback, outermost first."""
    found = []
    while tb:
        info = getframeinfo(tb, context)
        found.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return found


def stack(context=1):
    """A FrameInfo of the caller's frame and of those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """A FrameInfo of each frame between here and where the exception being handled came from."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)
