# The attribute __callback__ of a reference to what is gone, and how it is shown.
import gc
import weakref
from collections import UserDict


class Thing:
    class Part:
        pass


def called(reference):
    print("called:", reference.__callback__ is called, reference())


for is_ring in False, True:
    thing = Thing()
    if is_ring:
        thing.itself = thing
    reference = weakref.ref(thing, called)
    silent = weakref.ref(thing)
    print(reference.__callback__ is called, silent.__callback__)
    del thing
    gc.collect()
    print(reference.__callback__ is called, silent.__callback__)

for target in UserDict(), Thing.Part(), {1}, called, int:
    print(repr(weakref.ref(target)).partition("; ")[2].replace(hex(id(target)), "ADDRESS"))
    if not callable(target):
        proxy = weakref.proxy(target)
        print(type(proxy).__repr__(proxy).partition("; ")[2].replace(hex(id(target)), "ADDRESS"))
