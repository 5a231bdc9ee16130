# From the frame to its generator and back.
import sys


def gen():
    me = sys._getframe().f_generator
    yield me is g
    yield me.gi_frame is sys._getframe()


g = gen()
print(next(g), next(g))
print(g.gi_frame.f_generator is g)
print(sys._getframe().f_generator)


async def coro():
    return sys._getframe().f_generator is c


c = coro()
print(c.cr_frame.f_generator is c)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
