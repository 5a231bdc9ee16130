"""Importing modules in unusual ways, as CPython's tests ask for it."""

import sys
import types
import unittest

import outside

ensure_lazy_imports = outside.StandIn("subprocesses")
DirsOnSysPath = ready_to_import = forget = unload = make_legacy_pyc = outside.StandIn("files")


class CleanImport:
    """Inside, these modules are imported as if they never had been."""

    def __init__(self, *names, usefrozen=False):
        self.names = names

    def __enter__(self):
        self.before = dict(sys.modules)
        for name in self.names:
            sys.modules.pop(name, None)
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self.before)


def import_module(name, deprecated=False, *, required_on=()):
    try:
        __import__(name)
    except ImportError as missing:
        raise unittest.SkipTest(f"needs the module {name!r}: {missing}")
    return sys.modules[name]


def _give_contexts(warnings):
    """Tests of both versions of warnings tell each which module it is; and filters are not a context's."""
    warnings._set_module = lambda module: None
    warnings._use_context = False
    if not hasattr(sys.flags, "context_aware_warnings"):
        flags = {name: getattr(sys.flags, name) for name in type(sys.flags).__match_args__}
        sys.flags = types.SimpleNamespace(context_aware_warnings=0, **flags)


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    """The module as if it had never been imported.

    `blocked` modules are C parts that a module is to be tested without. genstep has one
    version of a module, the one with its C parts, so nothing is blocked and that one is tested.
    """
    if name == "_py_warnings":  # the version written in Python
        name, fresh = "warnings", ()
    names = [name, *fresh]
    before = {each: sys.modules.pop(each) for each in names if each in sys.modules}
    try:
        for each in fresh:
            if each != "_py_warnings":
                __import__(each)
        __import__(name)
        if name == "warnings":
            _give_contexts(sys.modules[name])
        return sys.modules[name]
    except ImportError:
        return None
    finally:
        for each in names:
            sys.modules.pop(each, None)
        sys.modules.update(before)


forget = CleanImport = DirsOnSysPath = ready_to_import = outside.StandIn("files")
