# While an async generator awaits, it is running: a second asend, athrow or aclose must wait.


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


async def agen():
    try:
        yield await Pause("first")
    except KeyError as error:
        print("caught", repr(error))
        yield await Pause("in except")
    except GeneratorExit:
        await Pause("closing")
        raise
    finally:
        await Pause("finally")


def step(label, awaitable, value=None, error=None):
    try:
        result = awaitable.send(value) if error is None else awaitable.throw(error)
        print(label, "waits for", result)
    except BaseException as error:
        print(label, type(error).__name__, error.args)


g = agen()
print(g.ag_running, g.ag_suspended, g.ag_await)
one = g.asend(None)
step("one", one)
print(g.ag_running, g.ag_suspended, type(g.ag_await).__name__, g.ag_frame.f_lineno)
for label, other in (("two", g.asend(None)), ("anext", g.__anext__()), ("aclose", g.aclose()), ("athrow", g.athrow(ValueError))):
    step(label, other)
    step(label, other)
step("one", one, "value")
print(g.ag_running)
thrown = g.athrow(KeyError("k"))
step("athrow", thrown)
step("athrow", thrown, "from except")
closing = g.aclose()
step("aclose", closing)
step("aclose", closing)
print(g.ag_running, g.ag_frame)

g = agen()
one = g.asend(None)
step("one", one)
step("thrown into one", one, error=KeyError("t"))
step("one", one, "v")
closing = g.aclose()
step("aclose", closing)
step("thrown into aclose", closing, error=OSError("while closing"))
print(g.ag_running)
