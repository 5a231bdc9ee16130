# sys.set_asyncgen_hooks: told at the first iteration and at finalisation.
import sys


async def g():
    try:
        yield 1
    finally:
        print("finally")


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


def first(agen):
    print("first iteration of", agen.__name__)


def final(agen):
    print("finalizer of", agen.__name__)
    try:
        agen.aclose().send(None)
    except StopIteration:
        print("closed")


old = sys.get_asyncgen_hooks()
print(old)
sys.set_asyncgen_hooks(firstiter=first, finalizer=final)
a = g()
print(drive(a.__anext__()))
del a
print("deleted")
sys.set_asyncgen_hooks(*old)
