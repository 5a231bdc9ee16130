# collections.abc.ByteString: still there, with a warning for each use.
import collections.abc
import warnings

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as log:
    for value in b"bytes", bytearray(b"bytearray"), "str":
        print(isinstance(value, collections.abc.ByteString))

    class Mine(collections.abc.ByteString):
        pass

for w in log:
    print(w.category.__name__, w.message, "line", w.lineno)
