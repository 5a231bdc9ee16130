# What sort of object something is.
import inspect
from inspect import *


def g():
    yield


async def c():
    pass


async def ag():
    yield 1


class C:
    def m(self):
        pass

    @staticmethod
    def s(x):
        pass

    @property
    def p(self):
        pass


it, co, a = g(), c(), ag()
objects = [inspect, C, C().m, g, it, c, co, ag, a, len, [].append, g.__code__, C.__dict__["p"],
           C.__dict__["s"], list.append, int.__add__, (1).__add__, type(g).__dict__["__code__"], currentframe()]
for predicate in (
    ismodule, isclass, ismethod, isfunction, isgeneratorfunction, isgenerator, iscoroutinefunction,
    iscoroutine, isasyncgenfunction, isasyncgen, isawaitable, istraceback, isframe, iscode, isbuiltin,
    isroutine, isabstract, ismethoddescriptor, isdatadescriptor, isgetsetdescriptor,
    ismemberdescriptor, ismethodwrapper,
):
    print(predicate.__name__, [int(predicate(o)) for o in objects])
co.close()
