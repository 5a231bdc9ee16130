"""Outside genstep: see outside.py."""

import outside

__getattr__ = outside.module("os")
