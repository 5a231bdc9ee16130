"""Outside genstep: subprocesses."""

import unittest


def runInSubprocess(*args, **kwargs):
    return unittest.skip("needs subprocesses")
