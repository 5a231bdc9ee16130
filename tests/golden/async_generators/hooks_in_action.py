# sys.set_asyncgen_hooks: the first iteration and the finalization of async generators are announced.
import sys


async def agen(name):
    try:
        yield name
    finally:
        print("finally", name)


def first(g):
    print("first iteration of", g.__name__)


def final(g):
    print("finalizer of", g.__name__)
    closing = g.aclose()
    try:
        closing.send(None)
    except StopIteration:
        print("closed by the hook")


def step(awaitable):
    try:
        awaitable.send(None)
    except BaseException as error:
        print(type(error).__name__, error.args)


print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(firstiter=first, finalizer=final)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks()[1] is final)
g = agen("a")
print("made")
step(g.asend(None))
step(g.asend(None))
del g
g = agen("b")
step(g.asend(None))
print("dropping")
del g
g = agen("never begun")
del g
g = agen("closed")
step(g.aclose())
del g


def failing(g):
    raise RuntimeError("in the hook")


sys.set_asyncgen_hooks(firstiter=failing)
g = agen("c")
for _ in range(2):
    try:
        step(g.asend(None))
    except RuntimeError as error:
        print(error)
sys.set_asyncgen_hooks(finalizer=failing, firstiter=None)
g = agen("d")
step(g.asend(None))
del g
for wrong in (lambda: sys.set_asyncgen_hooks(5), lambda: sys.set_asyncgen_hooks(finalizer="x")):
    try:
        wrong()
    except TypeError as error:
        print(error)
sys.set_asyncgen_hooks(None, None)
