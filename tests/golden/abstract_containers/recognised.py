# Which abstract classes built-in objects belong to.
from collections.abc import *

CLASSES = (
    Awaitable, Coroutine, AsyncIterable, AsyncIterator, AsyncGenerator, Hashable, Iterable, Iterator,
    Generator, Reversible, Sized, Container, Callable, Collection, Set, MutableSet, Mapping,
    MutableMapping, MappingView, KeysView, ItemsView, ValuesView, Sequence, MutableSequence,
)
for value in (
    1, "a", b"b", [], (), {}, set(), frozenset(), range(2), iter([]), (x for x in ()), len, {}.keys(),
    {}.items(), {}.values(), type, None, reversed([]), zip(), map(len, ()),
):
    print(type(value).__name__, [cls.__name__ for cls in CLASSES if isinstance(value, cls)])
class NoHash:
    __hash__ = None
print(isinstance(NoHash(), Hashable), Iterable[int], Callable[[int], str], Callable[..., int])
