# Objects in cycles go when the collector comes.
import gc


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("del", self.name)


a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a
print("b is alive")
del b
print("nothing yet")
print("collected", gc.collect() > 0)


def gen():
    me = yield
    try:
        yield me
    finally:
        print("generator in a cycle closes")


g = gen()
next(g)
g.send(g)
del g
gc.collect()
print("end")
