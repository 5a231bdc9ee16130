"""Outside genstep: threads."""

import unittest

import outside

__getattr__ = outside.module("threads")


def requires_working_threading(*, module=False):
    return unittest.skip("needs threads")


def reap_threads(test):
    return unittest.skip("needs threads")(test)
