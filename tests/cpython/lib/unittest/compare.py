"""The assertions of a TestCase that compare values."""

import re

MISSING = object()


class CompareAssertions:
    def _check(self, good, text, message):
        if not good:
            text = text()  # made only now: many values are too long to be written, or have no repr
            raise self.failureException(text if message is None else f"{text} : {message}")

    def assertTrue(self, value, msg=None):
        self._check(value, lambda: f"{value!r} is not true", msg)

    def assertFalse(self, value, msg=None):
        self._check(not value, lambda: f"{value!r} is not false", msg)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, lambda: f"{first!r} != {second!r}", msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, lambda: f"{first!r} == {second!r}", msg)

    def assertIs(self, first, second, msg=None):
        self._check(first is second, lambda: f"{first!r} is not {second!r}", msg)

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, lambda: f"unexpectedly identical: {first!r}", msg)

    def assertIsNone(self, value, msg=None):
        self._check(value is None, lambda: f"{value!r} is not None", msg)

    def assertIsNotNone(self, value, msg=None):
        self._check(value is not None, lambda: "unexpectedly None", msg)

    def assertIn(self, item, container, msg=None):
        self._check(item in container, lambda: f"{item!r} not found in {container!r}", msg)

    def assertNotIn(self, item, container, msg=None):
        self._check(item not in container, lambda: f"{item!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, value, kind, msg=None):
        self._check(isinstance(value, kind), lambda: f"{value!r} is not an instance of {kind!r}", msg)

    def assertNotIsInstance(self, value, kind, msg=None):
        self._check(not isinstance(value, kind), lambda: f"{value!r} is an instance of {kind!r}", msg)

    def assertIsSubclass(self, cls, kind, msg=None):
        self._check(issubclass(cls, kind), lambda: f"{cls!r} is not a subclass of {kind!r}", msg)

    def assertNotIsSubclass(self, cls, kind, msg=None):
        self._check(not issubclass(cls, kind), lambda: f"{cls!r} is a subclass of {kind!r}", msg)

    def assertHasAttr(self, value, name, msg=None):
        self._check(hasattr(value, name), lambda: f"{value!r} has no attribute {name!r}", msg)

    def assertNotHasAttr(self, value, name, msg=None):
        self._check(not hasattr(value, name), lambda: f"{value!r} has unexpected attribute {name!r}", msg)

    def assertLess(self, first, second, msg=None):
        self._check(first < second, lambda: f"{first!r} not less than {second!r}", msg)

    def assertLessEqual(self, first, second, msg=None):
        self._check(first <= second, lambda: f"{first!r} not less than or equal to {second!r}", msg)

    def assertGreater(self, first, second, msg=None):
        self._check(first > second, lambda: f"{first!r} not greater than {second!r}", msg)

    def assertGreaterEqual(self, first, second, msg=None):
        self._check(first >= second, lambda: f"{first!r} not greater than or equal to {second!r}", msg)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        close = difference <= delta if delta is not None else round(difference, places or 7) == 0
        self._check(close, lambda: f"{first!r} != {second!r} (difference {difference!r})", msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        far = difference > delta if delta is not None else round(difference, places or 7) != 0
        self._check(first != second and far, lambda: f"{first!r} == {second!r}", msg)

    def assertRegex(self, text, pattern, msg=None):
        pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        self._check(pattern.search(text), lambda: f"{pattern.pattern!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, pattern, msg=None):
        pattern = re.compile(pattern) if isinstance(pattern, str) else pattern
        self._check(not pattern.search(text), lambda: f"{pattern.pattern!r} unexpectedly found in {text!r}", msg)

    def assertStartsWith(self, text, prefix, msg=None):
        self._check(text.startswith(prefix), lambda: f"{text!r} doesn't start with {prefix!r}", msg)

    def assertEndsWith(self, text, suffix, msg=None):
        self._check(text.endswith(suffix), lambda: f"{text!r} doesn't end with {suffix!r}", msg)

    def assertNotStartsWith(self, text, prefix, msg=None):
        self._check(not text.startswith(prefix), lambda: f"{text!r} starts with {prefix!r}", msg)

    def assertNotEndsWith(self, text, suffix, msg=None):
        self._check(not text.endswith(suffix), lambda: f"{text!r} ends with {suffix!r}", msg)

    def _same_kind(self, first, second, kind, msg):
        for value in (first, second):
            self._check(isinstance(value, kind), lambda: f"{value!r} is not a {kind.__name__}", msg)
        self._check(first == second, lambda: f"{first!r} != {second!r}", msg)

    def assertListEqual(self, first, second, msg=None):
        self._same_kind(first, second, list, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self._same_kind(first, second, tuple, msg)

    def assertDictEqual(self, first, second, msg=None):
        self._same_kind(first, second, dict, msg)

    def assertSetEqual(self, first, second, msg=None):
        self._check(not first.difference(second) and not second.difference(first), lambda: f"{first!r} != {second!r}", msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self._same_kind(first, second, str, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            self._same_kind(first, second, seq_type, msg)
        same = first == second or (len(first) == len(second) and all(a == b for a, b in zip(first, second)))
        self._check(same, lambda: f"sequences differ: {first!r} != {second!r}", msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            self._check(item in rest, lambda: f"{item!r} is not in both, or not as often", msg)
            rest.remove(item)
        self._check(not rest, lambda: f"only in the second: {rest!r}", msg)
