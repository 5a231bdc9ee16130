"""Text streams in memory. There are no files: whatever would need one is refused by name."""

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO",
    "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom",
    "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
    "DEFAULT_BUFFER_SIZE", "text_encoding", "IncrementalNewlineDecoder", "Reader", "Writer",
]  # fmt: skip

import abc
from builtins import BlockingIOError, open

import _io
from _genstep import absent
from _io import StringIO

absent(
    __name__,
    "open_code RawIOBase FileIO BytesIO BufferedIOBase BufferedReader BufferedWriter "
    "BufferedRWPair BufferedRandom TextIOWrapper text_encoding IncrementalNewlineDecoder "
    "Reader Writer",
)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    """What a stream raises for what it cannot do."""


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What all streams are."""


class TextIOBase(_io._TextIOBase, IOBase):
    """What text streams are."""


TextIOBase.register(StringIO)
