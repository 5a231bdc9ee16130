"""Checking which warnings came."""

import re
import warnings

import outside


def ignore_warnings(*, category):
    """A decorator: the test runs with these warnings ignored."""

    def decorate(test):
        def ignoring(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(*args, **kwargs)

        return ignoring

    return decorate


class check_warnings:
    """All warnings inside are caught; the filters say which are expected."""

    def __init__(self, *filters, quiet=None):
        self.filters = filters or (("", Warning),)
        self.quiet = quiet if quiet is not None else not filters

    def __enter__(self):
        self.catching = warnings.catch_warnings(record=True)
        self.warnings = self.catching.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, exception, traceback):
        self.catching.__exit__(kind, exception, traceback)
        if kind is not None:
            return
        rest = list(self.warnings)
        for pattern, category in self.filters:
            expected = [caught for caught in rest
                        if re.match(pattern, str(caught.message), re.I) and isinstance(caught.message, category)]
            if not expected and not self.quiet:
                raise AssertionError(f"no warning {category.__name__} like {pattern!r}")
            rest = [caught for caught in rest if caught not in expected]
        if rest:
            raise AssertionError(f"a warning that was not expected: {rest[0]}")


class check_no_warnings(check_warnings):
    def __init__(self, case, message="", category=Warning, force_gc=False):
        super().__init__((message, category), quiet=True)

    def __exit__(self, kind, exception, traceback):
        self.catching.__exit__(kind, exception, traceback)
        if kind is None and self.warnings:
            raise AssertionError(f"a warning that was not expected: {self.warnings[0].message}")


check_syntax_warning = outside.StandIn("compile()")


def ignore_warnings(*, category):
    """The test is run with such warnings off."""

    def decorate(test):
        def run(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(*args, **kwargs)

        run.__name__ = test.__name__
        return run

    return decorate
