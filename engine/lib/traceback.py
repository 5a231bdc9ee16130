"""Tracebacks as text: what the interpreter prints for an exception, and for the frames of a call."""

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
    "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
    "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
    "TracebackException", "walk_stack", "walk_tb", "print_list",
]  # fmt: skip

import sys

from _genstep import exception_text, source_line, unsupported

_HEADER = "Traceback (most recent call last):\n"
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_REPEATED = "  [Previous line repeated"


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


# ---- texts of single exceptions, from the interpreter ----


def _alone(exc, tb):
    """The text of an exception without its causes, as if its traceback were `tb`."""
    state = exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__
    exc.__traceback__ = tb
    exc.__cause__ = exc.__context__ = None
    try:
        return exception_text(exc)
    finally:
        exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__ = state


def _frame_chunks(tb):
    """The text of each frame, with the caret lines."""
    if tb is None:
        return []
    text = _alone(Exception(), tb)
    lines = text.removesuffix("Exception\n").removeprefix(_HEADER).splitlines(keepends=True)
    chunks = []
    for line in lines:
        if line.startswith('  File "') or line.startswith(_REPEATED):
            chunks.append(line)
        else:
            chunks[-1] += line
    return chunks


def _limited(items, limit):
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


def _only(exc, tb=None):
    """The last lines: type and message, then a line for each line of the notes.

    What a NameError may have meant, the frame tells that raised it: the last one of `tb`.
    """
    if isinstance(exc, BaseExceptionGroup):
        notes = getattr(exc, "__notes__", None)
        text = _type_name(type(exc)) + ": " + str(exc) + "\n" + _notes_text(notes)
    else:
        text = _alone(exc, tb if isinstance(exc, NameError) else None)
        lines = text.splitlines(keepends=True)
        if lines[0] == _HEADER:
            end = next(n for n, line in enumerate(lines[1:], 1) if not line.startswith("  "))
            text = "".join(lines[end:])
        notes = getattr(exc, "__notes__", None)
    tail = _notes_text(notes)
    if tail and text.endswith(tail):
        lines = [text[: -len(tail)], *tail.splitlines(keepends=True)]
    else:
        lines = [text]
    if isinstance(exc, SyntaxError):
        lines[:1] = lines[0].splitlines(keepends=True)
    return lines


def _notes_text(notes):
    if not isinstance(notes, (list, tuple)):
        return ""
    return "".join(f"{line}\n" for note in notes if isinstance(note, str) for line in note.split("\n"))


def _type_name(cls):
    if cls.__module__ in ("__main__", "builtins"):
        return cls.__qualname__
    return f"{cls.__module__}.{cls.__qualname__}"


def _lines(exc, tb, limit, chain, seen):
    seen.add(id(exc))
    # Its own text first: a __str__ of the program's runs before those of causes do.
    if isinstance(exc, BaseExceptionGroup):
        if limit is not None:
            unsupported("traceback of an exception group with a limit")
        own = _alone(exc, tb).splitlines(keepends=True)
    else:
        chunks = format_tb(tb, limit)
        own = ([_HEADER, *chunks] if chunks else []) + _only(exc, tb)
    lines = []
    if chain:
        cause = exc.__cause__
        context = exc.__context__
        if cause is not None:
            if id(cause) not in seen:
                lines = _lines(cause, cause.__traceback__, limit, chain, seen) + [_CAUSE]
        elif context is not None and not exc.__suppress_context__ and id(context) not in seen:
            lines = _lines(context, context.__traceback__, limit, chain, seen) + [_CONTEXT]
    return lines + own


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


# ---- exceptions ----


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """The lines of an exception; some have several line ends."""
    value, tb = _parse_value_tb(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return _lines(value, tb, limit, chain, set())


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Its last lines, without the frames."""
    if value is _sentinel:
        value = exc
    if show_group:
        unsupported("traceback.format_exception_only() with show_group")
    return ["NoneType: None\n"] if value is None else _only(value)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Prints what format_exception gives, on sys.stderr if no file is given."""
    value, tb = _parse_value_tb(exc, value, tb)
    _print(format_exception(type(value), value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """The exception being handled, as one str."""
    exc = sys.exception()
    return "".join(format_exception(exc, limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def _print(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


# ---- frames ----


class FrameSummary:
    """What a line of a traceback says: file, line number, function, and the line itself."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines",
                 "locals", "_text")  # fmt: skip

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):  # fmt: skip
        self.filename, self.name = filename, name
        self.lineno, self.colno = lineno, colno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.end_colno = end_colno
        self._lines = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}
        self._text = None

    @property
    def line(self):
        if self._lines is None:
            if self.lineno is None:
                return None
            self._lines = source_line(self.filename, self.lineno) or ""
        return self._lines.strip()

    def _parts(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals,
            )  # fmt: skip
        if isinstance(other, tuple):
            return self._parts() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._parts()[pos]

    def __iter__(self):
        return iter(self._parts())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


class StackSummary(list):
    """A list of FrameSummary, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        result = cls()
        for frame, lineno in frame_gen:
            result.append(_summary(frame, lineno, frame.f_locals if capture_locals else None))
        result[:] = _limited_frames(result, limit)
        return result

    @classmethod
    def from_list(cls, a_list):
        """Of FrameSummary objects or of (filename, lineno, name, line)."""
        result = cls()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        if frame_summary._text is not None and frame_summary.locals is None:
            return frame_summary._text
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary.line:
            text += f"    {frame_summary.line}\n"
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """The text of each, the same one at most three times in a row."""
        result = []
        last = None
        count = 0
        for frame in self:
            place = (frame.filename, frame.lineno, frame.name)
            if place != last:
                _say_repeated(result, count)
                last = place
                count = 0
            count += 1
            if count <= 3:
                result.append(self.format_frame_summary(frame))
        _say_repeated(result, count)
        return result


def _say_repeated(result, count):
    if count > 3:
        more = count - 3
        result.append(f"{_REPEATED} {more} more time{'s' if more > 1 else ''}]\n")


def _limited_frames(frames, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    return _limited(frames, limit)


def _summary(frame, lineno, locals=None, position=(None, None, None, None)):
    code = frame.f_code
    line, end_lineno, colno, end_colno = position
    return FrameSummary(code.co_filename, lineno if line is None else line, code.co_name, locals=locals,
                        end_lineno=end_lineno, colno=colno, end_colno=end_colno)  # fmt: skip


def _position(tb):
    """(line, end line, column, end column) of the instruction that raised."""
    if tb.tb_lasti < 0:
        return None, None, None, None
    return list(tb.tb_frame.f_code.co_positions())[tb.tb_lasti // 2]


def walk_tb(tb):
    """(frame, line number) of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """The same of a frame and those that called it, innermost first."""
    if f is None:
        f = sys._getframe().f_back

    def walk_stack_generator(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back

    return walk_stack_generator(f)


def extract_tb(tb, limit=None):
    """A StackSummary of a traceback."""
    result = StackSummary()
    while tb is not None:
        summary = _summary(tb.tb_frame, tb.tb_lineno, position=_position(tb))
        summary._text = "".join(_frame_chunks(_one_entry(tb)))
        result.append(summary)
        tb = tb.tb_next
    result[:] = _limited_frames(result, limit)
    return result


def _one_entry(tb):
    return type(tb)(None, tb.tb_frame, tb.tb_lasti, tb.tb_lineno)


def extract_stack(f=None, limit=None):
    """A StackSummary of a frame and its callers."""
    if f is None:
        f = sys._getframe().f_back
    frames = StackSummary(_summary(frame, lineno) for frame, lineno in walk_stack(f))
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
    if limit is not None:
        # Counted from the innermost frame, which comes last in the end.
        frames[:] = frames[:limit] if limit >= 0 else frames[limit:]
    frames.reverse()
    return frames


def format_tb(tb, limit=None):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is None:
            return _frame_chunks(tb)
        return extract_tb(tb, max(limit, 0)).format()
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    _print(extract_stack(f, limit).format(), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def clear_frames(tb):
    """Clears the local variables of all frames of a traceback that are not running."""
    while tb is not None:
        frame, tb = tb.tb_frame, tb.tb_next
        try:
            frame.clear()
        except RuntimeError:
            pass  # it runs


class TracebackException:
    """An exception made text at once, to be printed later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True):  # fmt: skip
        if capture_locals:
            unsupported("traceback.TracebackException with capture_locals")
        self.stack = extract_tb(exc_traceback, limit)
        self.exc_type_str = _type_name(exc_type)
        self._exc_type = exc_type if save_exc_type else None
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = self._of(exc_value.__cause__, limit)
        self.__context__ = self._of(exc_value.__context__, limit)
        self._only_lines = _only(exc_value, exc_traceback)
        self._chained = _lines(exc_value, exc_traceback, limit, True, set())
        self._alone = _lines(exc_value, exc_traceback, limit, False, set())

    @staticmethod
    def _of(exc, limit):
        if exc is None:
            return None
        return TracebackException(type(exc), exc, exc.__traceback__, limit=limit)

    @property
    def exc_type(self):
        import warnings

        warnings.warn(
            "Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2
        )
        return self._exc_type

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._chained == other._chained
        return NotImplemented

    def __str__(self):
        return self._str

    def format(self, *, chain=True, **kwargs):
        yield from self._chained if chain else self._alone

    def format_exception_only(self, *, show_group=False, **kwargs):
        if show_group:
            unsupported("TracebackException.format_exception_only() with show_group")
        yield from self._only_lines

    def print(self, *, file=None, chain=True, **kwargs):
        _print(self.format(chain=chain), file)
