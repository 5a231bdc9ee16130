"""The variant of io in Python: genstep has one StringIO, and no BytesIO."""

import io

import outside

StringIO, UnsupportedOperation = io.StringIO, io.UnsupportedOperation
BytesIO = io.BytesIO = outside.StandIn("io.BytesIO")
