# Recursion of every kind, far deeper than a C stack: `deep.py NAME` does one and says how it ended.
import sys


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def nested_tuple(depth):
    value = ()
    for _ in range(depth):
        value = (value, 1)
    return value


class Node:
    def __init__(self, link):
        self.link = link


class Finalized(Node):
    def __del__(self):
        pass


def leaf():
    try:
        yield 1
    finally:
        print("leaf closed")


def delegating(source):
    yield from source


def looping(source):
    for item in source:
        yield item


def chain(link, start, depth):
    for _ in range(depth):
        start = link(start)
    return start


def do_repr():
    return len(repr(nested(250_000)))


def do_compare():
    return nested(250_000) == nested(250_000)


def do_free_lists():
    nested(250_000)


def do_free_tuples():
    nested_tuple(250_000)


def do_free_dicts():
    chain(lambda value: {1: value}, None, 250_000)


def do_free_nodes():
    chain(Node, None, 250_000)


def do_free_finalized():
    chain(Finalized, None, 200_000)


def do_free_generators():
    chain(delegating, None, 200_000)


def do_free_suspended():
    def suspended(value):
        generator = looping([value])
        next(generator)
        return generator

    chain(suspended, None, 200_000)


def do_free_closures():
    def close_over(value):
        return lambda: value

    chain(close_over, None, 200_000)


def do_free_causes():
    def caused(cause):
        error = ValueError()
        error.__cause__ = cause
        return error

    chain(caused, None, 200_000)


def do_free_methods():
    def bound(value):
        node = Node(value)
        node.method = do_repr.__get__(node)
        return node.method

    chain(bound, None, 100_000)


def do_delegating():
    return next(chain(delegating, leaf(), 10_000))


def do_looping():
    return next(chain(looping, leaf(), 10_000))


def do_expressions():
    return next(chain(lambda source: (item for item in source), leaf(), 10_000))


def do_close():
    generator = chain(delegating, leaf(), 10_000)
    next(generator)
    generator.close()


def do_throw():
    generator = chain(delegating, leaf(), 10_000)
    next(generator)
    generator.throw(ValueError("thrown in"))


def do_map():
    return next(chain(lambda source: map(str, source), iter("x"), 250_000))


def do_isinstance():
    return isinstance(1, chain(lambda classes: (classes,), str, 250_000))


def do_await():
    async def deeper(depth):
        await deeper(depth - 1)

    deeper(250_000).send(None)


def do_own_repr():
    class Own:
        def __repr__(self):
            return repr(self)

    repr(Own())


def do_own_add():
    class Own:
        def __add__(self, other):
            return self + other

    Own() + 1


def do_own_getattr():
    class Own:
        def __getattr__(self, name):
            return getattr(self, name + "x")

    Own().name


def do_own_init():
    class Own:
        def __init__(self):
            Own()

    Own()


def do_sort_key():
    def key(item):
        return sorted([item], key=key)

    key(1)


def do_calls():
    sys.setrecursionlimit(250_000)

    def down(depth):
        return 0 if depth == 0 else 1 + down(depth - 1)

    return down(200_000)


def do_hash():
    return hash(nested_tuple(300000))


def do_hash_slices():
    value = 1
    for _ in range(300000):
        value = slice(value)
    return hash(value)


def do_hash_aliases():
    value = int
    for _ in range(200000):
        value = list[value]
    return hash(value)


def do_hash_methods():
    value = print
    for _ in range(200000):
        value = type(Node(1).__init__)(value, 1)
    return hash(value)


def do_chain():
    from itertools import chain

    items = [1]
    for _ in range(300000):
        items = chain(items)
    return list(items)


def do_cycle():
    from itertools import cycle

    items = [1]
    for _ in range(300000):
        items = cycle(items)
    return next(items)


try:
    print("fine:", globals()["do_" + sys.argv[1]]())
except Exception as error:
    print(f"{type(error).__name__}: {error}")
