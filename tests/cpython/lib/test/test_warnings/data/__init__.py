"""Helpers of the tests of warnings."""
