"""Test cases: see unittest/__init__.py."""

import sys
import warnings

from unittest.raising import AssertRaises, AssertWarns
from unittest.compare import CompareAssertions


class SkipTest(Exception):
    """Raised to say that a test does not apply, and why."""


def skip(reason):
    """A decorator of methods and classes."""

    def mark(test):
        test.__unittest_skip__ = reason
        return test

    if callable(reason):  # used without a reason: @skip
        test, reason = reason, ""
        return mark(test)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


class _SubTest:
    """`with self.subTest(...)`: a failure inside is noted, and the method goes on."""

    def __init__(self, case, parts):
        self.case = case
        self.parts = parts

    def __enter__(self):
        return None

    def __exit__(self, kind, exception, traceback):
        if exception is None or not isinstance(exception, Exception):
            return False
        if isinstance(exception, SkipTest):
            return True
        self.case.note_failure(exception, ", ".join(self.description()))
        return True

    def description(self):
        for name, value in self.parts.items():
            try:
                yield f"{name}={value!r}" if name else str(value)
            except ValueError as error:  # an int with too many digits
                yield f"{name}=({error})"


class TestCase(CompareAssertions):
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self.failures = 0

    def __str__(self):
        return f"{type(self).__qualname__}.{self._testMethodName}"

    def id(self):
        return f"{type(self).__module__}.{self}"

    def shortDescription(self):
        return None

    # What tests override or call.

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        value = type(manager).__enter__(manager)
        self.addCleanup(type(manager).__exit__, manager, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self.call(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, message=None, **values):
        return _SubTest(self, values if message is None else {"": message, **values})

    def fail(self, message=None):
        raise self.failureException(message)

    def assertRaises(self, expected, *args, **kwargs):
        return AssertRaises(self, expected, None).use(args, kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, **kwargs):
        return AssertRaises(self, expected, pattern).use(args, kwargs)

    def assertWarns(self, expected, *args, **kwargs):
        return AssertWarns(self, expected, None).use(args, kwargs)

    def assertWarnsRegex(self, expected, pattern, *args, **kwargs):
        return AssertWarns(self, expected, pattern).use(args, kwargs)

    # Running.

    def note_failure(self, exception, where=""):
        """Prints a failure as one line and counts it."""
        self.failures += 1
        text = f"{type(exception).__name__}: {exception}"
        if where:
            text = f"[{where}] {text}"
        print("FAIL:", describe_place(exception), text.replace("\n", " | "), flush=True)

    def call(self, function, *args, **kwargs):
        """Calls a step of the test; the asynchronous kind overrides this."""
        return function(*args, **kwargs)

    def attempt(self, function, expecting_failure=False):
        """Runs one step; true when it went well."""
        try:
            self.call(function)
        except SkipTest:
            raise
        except Exception as exception:
            if not expecting_failure:
                self.note_failure(exception)
            return False
        return True

    def run_all(self):
        """Runs the method with all that goes before and after it."""
        method = getattr(self, self._testMethodName)
        for test in (type(self), method):
            reason = getattr(test, "__unittest_skip__", None)
            if reason is not None:
                raise SkipTest(reason)
        expecting = getattr(method, "__unittest_expecting_failure__", False)
        self.setUpClass()
        try:
            if self.attempt(self.setUp):
                went_well = self.attempt(method, expecting) and self.failures == 0
                if expecting and went_well:
                    self.note_failure(AssertionError("unexpected success"))
                elif expecting:
                    self.failures = 0
                self.attempt(self.tearDown)
        finally:
            self.attempt(self.doCleanups)
            self.tearDownClass()
        return self.failures == 0


class AsyncTestCase(TestCase):
    """Its methods may be coroutine functions; each test has an event loop of its own."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    def call(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if hasattr(result, "__await__"):
            result = self.runner.run(result)
        return result

    def attempt(self, function, expecting_failure=False):
        if function == self.tearDown:
            super().attempt(self.asyncTearDown)
        went_well = super().attempt(function, expecting_failure)
        if function == self.setUp:
            went_well = went_well and super().attempt(self.asyncSetUp)
        return went_well

    def run_all(self):
        import asyncio

        with asyncio.Runner() as self.runner:
            return super().run_all()


def describe_place(exception):
    """FILE:LINE of the innermost place in a test file that the traceback knows."""
    place = ""
    traceback = exception.__traceback__
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if "test_" in file or not place:
            place = f"{file.rpartition('/')[2]}:{traceback.tb_lineno}:"
        traceback = traceback.tb_next
    return place
