"""The loop is in asyncio.py."""

from _genstep import absent
from asyncio import BaseEventLoop, _run_until_complete_cb

__all__ = ("BaseEventLoop",)

absent(__name__, "Server")
