"""Runs one test method of a file of CPython's, or says which there are.

    genstep run run_one.py FILE             its methods, a line each
    genstep run run_one.py FILE METHOD      runs CLASS.NAME; for "doctest:NAME" prints the program to run

The last line of output is the verdict: "verdict: passed", "verdict: failed" or
"verdict: not applicable: WHY". Before it stand lines "FAIL: ...", one for each
assertion that failed. A program that ends otherwise tells by its status.
"""

import sys
import unittest

import outside


def test_classes(module):
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, unittest.TestCase):
            if value.__module__ == module.__name__:
                yield name, value


def method_names(module):
    for name, cls in test_classes(module):
        for method in sorted(dir(cls)):
            if method.startswith("test") and callable(getattr(cls, method)):
                yield f"{name}.{method}"


def run_method(module, name):
    cls, _, method = name.rpartition(".")
    return getattr(module, cls)(method).run_all()


def verdict(module, name):
    failed = None
    try:
        if run_method(module, name):
            return "passed"
        failed = "failed"
    except unittest.SkipTest as skipped:
        return f"not applicable: {skipped}"
    except outside.NotApplicable:
        pass
    reasons = outside.NotApplicable.reasons
    return f"not applicable: {reasons[0]}" if reasons else failed


def main(file, name=None):
    outside.install()
    try:
        __import__(f"test.{file}")
    except unittest.SkipTest as skipped:
        print("verdict: not applicable:", skipped)
        return
    outside.StandIn.importing = False
    module = sys.modules[f"test.{file}"]
    if name is not None and name.startswith("doctest:"):
        import doctest

        doctest.program(module, name.removeprefix("doctest:"))
        return
    if name is not None:
        print("verdict:", verdict(module, name))
        return
    for method in method_names(module):
        print(method)
    if hasattr(module, "load_tests") or "doctest" in vars(module):
        import doctest

        for name in doctest.names(module):
            print(f"doctest:{name}")


main(*sys.argv[1:])
