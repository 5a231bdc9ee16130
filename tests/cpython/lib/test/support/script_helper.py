"""Outside genstep: subprocesses."""

import outside

__getattr__ = outside.module("subprocesses")
