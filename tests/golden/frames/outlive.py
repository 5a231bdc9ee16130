# Frames that outlive their generator or call keep their variables.
import sys


def call():
    local = "from a call"
    return sys._getframe()


frame = call()
print(frame.f_locals, frame.f_back.f_code.co_name)


def gen():
    local = "from a generator"
    yield sys._getframe()
    local = "changed"
    yield 2


g = gen()
frame = next(g)
print(frame.f_locals)
next(g)
print(frame.f_locals)
del g
print(frame.f_locals, frame.f_generator)


def exhausted():
    x = 1
    yield
    x = 2


g = exhausted()
frame = g.gi_frame
list(g)
print(frame.f_locals, g.gi_frame)
