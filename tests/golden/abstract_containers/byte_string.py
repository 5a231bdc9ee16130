# Asking for ByteString, or deriving from it, warns: it will go.
import warnings
from collections.abc import ByteString

print(issubclass(bytes, ByteString), issubclass(str, ByteString))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(isinstance(b"", ByteString), isinstance("", ByteString))

    class Mine(ByteString):
        pass

for warning in caught:
    print(warning.lineno, warning.category.__name__, warning.message)

warnings.simplefilter("error")
try:
    isinstance(b"", ByteString)
except DeprecationWarning as warning:
    print(repr(warning))
