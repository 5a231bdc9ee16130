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
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
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


def _showwarnmsg(msg):
    """Called by the C code."""
    if showwarning is _showwarning_orig:
        _showwarnmsg_impl(msg)
    elif callable(showwarning):
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is not None:
        text = _formatwarnmsg(msg)
        try:
            file.write(text)
        except OSError:
            pass  # there is nobody to tell


def _formatwarnmsg(msg):
    if formatwarning is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


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
    if fault := _fault_of_filter(action, message, category, module, lineno):
        raise fault
    message = _Beginning(message, True) if message else None
    module = _Beginning(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter at the front for every text and module."""
    if fault := _fault_of_filter(action, "", Warning, "", lineno):
        raise fault
    _add_filter(action, None, category, None, lineno, append=append)


def _fault_of_filter(action, message, category, module, lineno):
    """The exception for the first argument that is wrong, if one is."""
    if action not in _actions:
        return ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        return TypeError("message must be a string")
    if not (isinstance(category, type) and issubclass(category, Warning)):
        return TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        return TypeError("module must be a string")
    if not isinstance(lineno, int):
        return TypeError("lineno must be an int")
    return ValueError("lineno must be an int >= 0") if lineno < 0 else None


def _add_filter(*item, append):
    """A filter that is there already stays where it is, or moves to the front."""
    is_known = item in filters
    if not append:
        if is_known:
            filters.remove(item)
        filters.insert(0, item)
    elif not is_known:
        filters.append(item)
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
            module.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._showwarnmsg_impl = self._showwarnmsg_impl
        module.showwarning = self._showwarning
        module._filters_mutated_lock_held()


# ---- what is deprecated ----


class deprecated:
    """A decorator: using the function or class gives a DeprecationWarning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            given = type(message).__name__
            raise TypeError(f"Expected an object of type str for 'message', not {given!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        msg, category = self.message, self.category
        if category is None:
            changed = ()
        elif isinstance(arg, type):
            new = _warning_new(arg, msg, category, self.stacklevel + 1)
            arg.__new__ = staticmethod(new)
            init_subclass = _warning_init_subclass(arg, msg, category, self.stacklevel + 1)
            arg.__init_subclass__ = classmethod(init_subclass)
            changed = new, init_subclass
        elif callable(arg):
            changed = (_warning_function(arg, msg, category, self.stacklevel + 1),)
        else:
            fault = f"must be applied to a class or callable, not {arg!r}"
            raise TypeError(f"@deprecated decorator with non-None category {fault}")
        for function in arg, *changed:
            function.__deprecated__ = msg
        return arg if category is None or isinstance(arg, type) else changed[0]


def _warning_function(function, msg, category, stacklevel):
    """Warns, and calls the function."""
    from functools import wraps
    from inspect import iscoroutinefunction, markcoroutinefunction

    @wraps(function)
    def wrapper(*args, **kwargs):
        warn(msg, category=category, stacklevel=stacklevel)
        return function(*args, **kwargs)

    return markcoroutinefunction(wrapper) if iscoroutinefunction(function) else wrapper


def _warning_new(cls, msg, category, stacklevel):
    """A __new__ that warns when an instance of the class itself is made."""
    from functools import wraps

    original_new = cls.__new__

    @wraps(original_new)
    def __new__(made, /, *args, **kwargs):
        if made is cls:
            warn(msg, category=category, stacklevel=stacklevel)
        if original_new is not object.__new__:
            return original_new(made, *args, **kwargs)
        # object's own allows no arguments, unless there is an __init__ to take them.
        if made.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{made.__name__}() takes no arguments")
        return original_new(made)

    return __new__


def _warning_init_subclass(cls, msg, category, stacklevel):
    """An __init_subclass__ that warns when a class is derived from this one."""
    from functools import wraps

    if "__init_subclass__" not in vars(cls):

        def __init_subclass__(derived, *args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel)
            return super(cls, derived).__init_subclass__(*args, **kwargs)

        return __init_subclass__

    original = cls.__init_subclass__
    original = getattr(original, "__func__", original)

    @wraps(original)
    def __init_subclass__(*args, **kwargs):
        warn(msg, category=category, stacklevel=stacklevel)
        return original(*args, **kwargs)

    return __init_subclass__


def _deprecated(name, *, remove):
    """Warns of something in the library that will go with a version of Python."""
    version = f"{remove[0]}.{remove[1]}"
    warn(
        f"{name!r} is deprecated and slated for removal in Python {version}",
        DeprecationWarning,
        stacklevel=3,
    )
