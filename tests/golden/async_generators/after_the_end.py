# What asend(), athrow() and aclose() do with an async generator that has not begun, or has ended.


async def numbers():
    try:
        for i in range(2):
            got = yield i
            if got:
                print("got", got)
    finally:
        print("finally")


def step(label, awaitable, value=None):
    try:
        print(label, "waits for", awaitable.send(value))
    except BaseException as error:
        print(label, type(error).__name__, error.args)


g = numbers()
step("asend of a value at first", g.asend("early"))
first = g.asend(None)
step("asend", first)
step("the same again", first)
step("asend", g.asend("hello"))
step("asend", g.asend(None))
step("asend after the end", g.asend(None))
step("anext after the end", g.__anext__())
step("athrow after the end", g.athrow(ValueError("late")))
step("aclose after the end", g.aclose())

g = numbers()
step("aclose of a new one", g.aclose())
step("asend after that", g.asend(None))
g = numbers()
step("athrow into a new one", g.athrow(KeyError("early")))
step("asend after that", g.asend(None))
g = numbers()
step("asend", g.asend(None))
closing = g.aclose()
step("aclose with a value", closing, 5)
step("aclose", closing)
step("aclose again", closing)
step("asend", g.asend(None))
pending = numbers().asend(None)
print(pending.close(), type(pending).__name__)
step("closed asend", pending)
closing = numbers().aclose()
closing.close()
step("closed aclose", closing)
