"""Warnings: messages about what may be wrong, which filters show, hide or raise.

warn and warn_explicit are written in C, as in CPython; so is the search for a filter.
"""

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
    "resetwarnings", "catch_warnings", "deprecated",
]  # fmt: skip

import sys

from _warnings import (
    _defaultaction as defaultaction,
    _filters_mutated_lock_held,
    _onceregistry as onceregistry,
    filters,
    warn,
    warn_explicit,
)
from _genstep import source_line as _source_line

_actions = {"error", "ignore", "always", "all", "default", "module", "once"}


class WarningMessage:
    """A warning and where it was given: what catch_warnings(record=True) records."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


# ---- showing ----


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, sys.stderr; programs may put another function in its place."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning; may be replaced, too."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    s = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        s += f"  {line.strip()}\n"
    if msg.source is not None:
        s += (
            f"{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n"
        )
    return s


def _showwarnmsg(msg):
    """Called by the C code."""
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
        return
    _showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


# ---- filters ----


class _Beginning:
    """Stands for a compiled regular expression that is plain text: does something begin so?"""

    def __init__(self, pattern, ignore_case=False):
        if set(pattern) & set(".^$*+?{}[]\\|()"):
            from _genstep import unsupported

            unsupported("a regular expression in warnings.filterwarnings()")
        self.pattern = pattern
        self._fold = str.lower if ignore_case else str

    def __eq__(self, other):
        return isinstance(other, _Beginning) and self.pattern == other.pattern

    def match(self, text):
        return self._fold(text).startswith(self._fold(self.pattern))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter at the front: warnings whose text and module begin so."""
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    message = _Beginning(message, True) if message else None
    module = _Beginning(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter at the front for every text and module."""
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        # The same filter moves to the front.
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated_lock_held()


def _filters_mutated():
    _filters_mutated_lock_held()


def resetwarnings():
    """Removes all filters."""
    del filters[:]
    _filters_mutated_lock_held()


class catch_warnings:
    """Puts the filters back at the end; with record=True, warnings go to a list meanwhile."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):  # fmt: skip
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        self._showwarnmsg_impl = module._showwarnmsg_impl
        self._showwarning = module.showwarning
        module._filters_mutated_lock_held()
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._showwarnmsg_impl = self._showwarnmsg_impl
        module.showwarning = self._showwarning
        module._filters_mutated_lock_held()


# ---- deprecated ----


class deprecated:
    """A decorator: using the function or class gives a DeprecationWarning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(
                f"Expected an object of type str for 'message', not {type(message).__name__!r}"
            )
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        msg = self.message
        category = self.category
        stacklevel = self.stacklevel
        if category is None:
            arg.__deprecated__ = msg
            return arg
        if isinstance(arg, type):
            return _deprecate_class(arg, msg, category, stacklevel)
        if not callable(arg):
            raise TypeError(
                "@deprecated decorator with non-None category must be applied to "
                f"a class or callable, not {arg!r}"
            )
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        if getattr(arg, "__code__", None) is not None and arg.__code__.co_flags & 0x80:
            from _genstep import unsupported

            unsupported("@warnings.deprecated on a coroutine function")
        arg.__deprecated__ = wrapper.__deprecated__ = msg
        return wrapper


def _deprecate_class(cls, msg, category, stacklevel):
    """Making an instance warns, and so does deriving a class."""
    import functools
    from types import MethodType

    original_new = cls.__new__

    @functools.wraps(original_new)
    def __new__(type_, /, *args, **kwargs):
        if type_ is cls:
            warn(msg, category=category, stacklevel=stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(type_, *args, **kwargs)
        if type_.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{type_.__name__}() takes no arguments")
        return original_new(type_)

    cls.__new__ = staticmethod(__new__)
    original_init_subclass = cls.__init_subclass__
    if isinstance(original_init_subclass, MethodType):
        # Its own: called as the class method that it is.
        original_init_subclass = original_init_subclass.__func__

        @functools.wraps(original_init_subclass)
        def __init_subclass__(*args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel + 1)
            return original_init_subclass(*args, **kwargs)

        cls.__init_subclass__ = classmethod(__init_subclass__)
    else:

        @functools.wraps(original_init_subclass)
        def __init_subclass__(*args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel + 1)
            return original_init_subclass(*args, **kwargs)

        cls.__init_subclass__ = __init_subclass__
    cls.__deprecated__ = __new__.__deprecated__ = msg
    __init_subclass__.__deprecated__ = msg
    return cls
