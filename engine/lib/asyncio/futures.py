"""Futures are in asyncio.py."""

from _genstep import absent
from asyncio import Future, _set_result_unless_cancelled, isfuture

__all__ = ("Future", "isfuture")

absent(__name__, "wrap_future future_add_to_awaited_by future_discard_from_awaited_by")
