# Aliases know the classes that they are names for; all names are there.
import typing
from typing import *

for alias in (List, Dict, FrozenSet, Type, Tuple, Deque, DefaultDict, OrderedDict, Counter, ChainMap, Iterator, Iterable, Callable,
              AbstractSet, Generator, AsyncGenerator, Mapping, Hashable, ContextManager, AsyncContextManager, Coroutine, Sized):
    print(alias, alias.__origin__, alias.__name__)
print(List.__doc__, Iterator.__doc__, ContextManager.__doc__)
print([name in dir(typing) for name in ("Any", "ForwardRef", "List", "NamedTuple", "Protocol", "cast")])
print(List.append, Iterator.__module__, List[int].__module__, Optional.__module__, Any.__module__, Protocol.__module__, get_type_hints.__module__)
print(isinstance([], Iterable), issubclass(dict, Mapping), issubclass(List, Sequence), isinstance(3, Hashable), Counter[str]("aab").most_common(1))


class Own(List[int]): ...
class Walk(Iterator[AnyStr]):
    def __next__(self):
        raise StopIteration


print(Own.__bases__, Walk.__mro__, Walk.__parameters__, Walk[str], list(Walk()), Walk.__orig_bases__)
for f in lambda: typing.nope, lambda: List.nope, lambda: Hashable[int], lambda: ContextManager[()], lambda: Generator[int, int, int, int]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
