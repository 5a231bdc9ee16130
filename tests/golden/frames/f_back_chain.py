# f_back of a generator's frame is set only while it runs.
import sys


def gen():
    frame = sys._getframe()
    yield frame.f_back.f_code.co_name
    yield frame.f_back.f_code.co_name


def first():
    return next(g)


def second():
    for name in g:
        return name


g = gen()
print(g.gi_frame.f_back)
print(first(), g.gi_frame.f_back)
print(second(), g.gi_frame.f_back)


def deep():
    yield from inner()


def inner():
    names = []
    frame = sys._getframe()
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    yield names


print(next(deep()))
d = deep()
next(d)
print(d.gi_yieldfrom.gi_frame.f_back, d.gi_frame.f_back)
