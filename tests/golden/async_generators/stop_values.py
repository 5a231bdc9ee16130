# What StopIteration carries when an awaitable is driven by hand: its arguments, not only its value.


def outcome(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as stop:
        return stop.args, stop.value


async def values():
    yield None
    yield 1, 2
    yield ValueError("no error")


async def nothing():
    return
    yield


async def returning(value):
    return value


several = values()
for name, awaitable in [
    ("yields None", several.asend(None)),
    ("yields a tuple", several.asend(None)),
    ("yields an exception", several.asend(None)),
    ("anext with a default", anext(nothing(), 7)),
    ("anext with None", anext(nothing(), None)),
    ("aclose", nothing().aclose()),
    ("a coroutine's None", returning(None)),
    ("a coroutine's tuple", returning((1, 2))),
]:
    print(name, outcome(awaitable))


def generator(value):
    yield
    return value


for value in None, (None,), ():
    started = generator(value)
    next(started)
    print("a generator's", value, outcome(started))
