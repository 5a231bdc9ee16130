"""Outside genstep: see outside.py."""

import outside

DEFAULT_PROTOCOL = HIGHEST_PROTOCOL = 5  # tests loop over the protocols
__getattr__ = outside.module("pickle")
