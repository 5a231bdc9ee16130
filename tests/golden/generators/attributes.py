# What a generator tells about itself in each state.
def work():
    x = 1
    yield x
    y = 2
    yield x + y


def show(label, g):
    print(label, g.gi_running, g.gi_suspended, g.gi_frame is None, g.gi_yieldfrom)


g = work()
show("created", g)
next(g)
show("suspended", g)
print(g.gi_code is work.__code__, g.gi_code.co_name, g.gi_frame.f_code is g.gi_code)
print(g.gi_frame.f_lineno, g.gi_frame.f_locals)
next(g)
print(g.gi_frame.f_lineno, g.gi_frame.f_locals)
print(list(g))
show("finished", g)
print(g.__name__, g.__qualname__)
g.__name__ = "renamed"
g.__qualname__ = "also.renamed"
print(g.__name__, g.__qualname__, work.__name__)
try:
    g.__name__ = 1
except TypeError as error:
    print(error)
try:
    g.gi_running = True
except AttributeError as error:
    print(error)
