"""There are no threads."""

from _genstep import unsupported

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    unsupported("asyncio.to_thread(): threads")
