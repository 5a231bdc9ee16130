# Specialised, FOR_ITER_GEN and SEND_GEN push frames beyond the recursion limit; a call up there
# fails. It cannot be recorded: under sys.monitoring CPython does not specialise.
import sys


def leaf():
    yield 1
    yield call()


def call():
    return 2


def delegating(source):
    yield from source


def looping(source):
    for item in source:
        yield item


def chain(link, depth):
    source = leaf()
    for _ in range(depth):
        source = link(source)
    return source


sys.setrecursionlimit(100)
for link in (delegating, looping):
    for depth in (80, 200, 2000):
        source = chain(link, depth)
        try:
            print(link.__name__, depth, next(source))
            print(link.__name__, depth, next(source))
        except RecursionError as error:
            print(link.__name__, depth, "RecursionError:", error)
