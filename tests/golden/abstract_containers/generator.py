# A Generator and a Coroutine of one's own.
from collections.abc import Coroutine, Generator


class G(Generator):
    def __init__(self):
        self.n = 0

    def send(self, value):
        self.n += 1
        return (self.n, value)

    def throw(self, typ, val=None, tb=None):
        return super().throw(typ, val, tb)


g = G()
print(next(g), g.send(5), g.close(), isinstance(g, Generator))
for args in ((ValueError("x"),), (ValueError,), (ValueError, ValueError("y"))):
    try:
        g.throw(*args)
    except ValueError as e:
        print(repr(e))


class C(Coroutine):
    def __await__(self):
        yield 1
        return 2

    def send(self, value):
        return value

    def throw(self, typ, val=None, tb=None):
        return "ignored"


async def main():
    return await C()


m = main()
print(m.send(None))
try:
    m.send(None)
except StopIteration as e:
    print(e.value)
try:
    C().close()
except RuntimeError as e:
    print(e)
