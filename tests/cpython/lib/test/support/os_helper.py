"""Outside genstep: files."""

import outside

TESTFN = "@test"
__getattr__ = outside.module("files")
