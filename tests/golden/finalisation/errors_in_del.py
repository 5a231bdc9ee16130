# An exception in __del__ is reported on stderr and goes no further.
class Bad:
    def __del__(self):
        raise ValueError("in del")


b = Bad()
del b
print("still here")


def gen():
    try:
        yield
    finally:
        raise KeyError("in finally")


g = gen()
next(g)
del g
print("and here")


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g
print("end")
