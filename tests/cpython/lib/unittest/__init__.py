"""As much of unittest as CPython's own tests use, for a run under genstep.

A test method runs alone in its process (tests/cpython/run_one.py), so there are
no suites, loaders and results here: a TestCase with its assertions, `subTest`,
skipping, clean-up, and the class whose methods are coroutines. A subtest that
fails is printed at once and remembered; the method goes on.
"""

from unittest.case import (
    AsyncTestCase as IsolatedAsyncioTestCase,
    SkipTest,
    TestCase,
    expectedFailure,
    skip,
    skipIf,
    skipUnless,
)

__all__ = ["IsolatedAsyncioTestCase", "SkipTest", "TestCase", "expectedFailure", "main", "skip", "skipIf", "skipUnless"]


def main(*args, **kwargs):
    """Test files call this when they are run as programs; here they never are."""
    raise RuntimeError("a test file is imported, not run")
