"""Variables with a value per context, as asyncio gives each task one."""

from _collections_abc import Mapping
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ("Context", "ContextVar", "Token", "copy_context")

Mapping.register(Context)
