"""The loop is in asyncio.py."""

from _genstep import absent
from asyncio import EventLoop, SelectorEventLoop

__all__ = ("SelectorEventLoop", "EventLoop")

absent(__name__, "DefaultEventLoopPolicy")
