"""Outside genstep: files."""

import outside

TESTFN = "@test"
TESTFN_UNDECODABLE = None
__getattr__ = outside.module("files")
