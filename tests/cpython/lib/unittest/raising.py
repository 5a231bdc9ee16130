"""assertRaises and assertWarns: context managers that also call a function."""

import re
import sys


def clear_frames(traceback):
    """Frames of a traceback keep their locals alive; tests count on their going."""
    while traceback is not None:
        try:
            traceback.tb_frame.clear()
        except RuntimeError:
            pass  # still running
        traceback = traceback.tb_next


def names_of(kinds):
    if isinstance(kinds, tuple):
        return "(" + ", ".join(names_of(kind) for kind in kinds) + ")"
    return kinds.__name__


class _Expecting:
    def __init__(self, case, expected, pattern):
        self.case = case
        self.expected = expected
        self.pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        self.message = None

    def use(self, args, kwargs):
        """Without arguments this is for a `with` statement; else calls the first with the others."""
        if not args:
            self.message = kwargs.pop("msg", None)
            return self
        function, *rest = args
        try:
            if function is not None:
                with self:
                    function(*rest, **kwargs)
        finally:
            self = None  # no cycle through the traceback
        return None

    def matches(self, text):
        return self.pattern is None or self.pattern.search(text) is not None

    def complain(self, text):
        if self.message is not None:
            text = f"{text} : {self.message}"
        raise self.case.failureException(text)


class AssertRaises(_Expecting):
    def __enter__(self):
        return self

    def __exit__(self, kind, exception, traceback):
        if kind is None:
            self.complain(f"{names_of(self.expected)} not raised")
        clear_frames(traceback)
        if not issubclass(kind, self.expected):
            return False
        self.exception = exception.with_traceback(None)
        if not self.matches(str(exception)):
            self.complain(f'"{self.pattern.pattern}" does not match "{exception}"')
        return True


class AssertWarns(_Expecting):
    def __enter__(self):
        import warnings

        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.catching = warnings.catch_warnings(record=True)
        self.warnings = self.catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, exception, traceback):
        self.catching.__exit__(kind, exception, traceback)
        if kind is not None:
            return False
        other = None
        for caught in self.warnings:
            if not isinstance(caught.message, self.expected):
                continue
            if other is None:
                other = caught.message
            if self.matches(str(caught.message)):
                self.warning = caught.message
                self.filename = caught.filename
                self.lineno = caught.lineno
                return False
        if other is not None:
            self.complain(f'"{self.pattern.pattern}" does not match "{other}"')
        self.complain(f"{names_of(self.expected)} not triggered")
