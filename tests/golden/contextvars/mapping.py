# A context is a mapping.
from collections.abc import Mapping
from contextvars import ContextVar, copy_context

name = ContextVar("name")
name.set("n")
context = copy_context()
print(isinstance(context, Mapping), len(context), context[name], name in context)
