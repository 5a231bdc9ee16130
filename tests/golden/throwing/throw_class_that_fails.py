# A class thrown in that gives no exception: what its call raises is thrown in instead.
class NotOne(Exception):
    def __new__(cls, *args):
        return 5


class Refuses(Exception):
    def __init__(self, *args):
        raise LookupError("no instance of me")


def outer():
    try:
        yield "ready"
    except (TypeError, LookupError) as error:
        print("inside:", type(error).__name__, error)
        print("context:", error.__context__)
    yield "still here"


def silent():
    yield 1


for cls in NotOne, Refuses:
    for args in (cls,), (cls, 1):
        gen = outer()
        next(gen)
        print(gen.throw(cls))
        fresh = silent()
        try:
            fresh.throw(cls)
        except Exception as error:
            print(type(error).__name__, error, "|", next(fresh, "closed"))


async def coro():
    await Awaitable()


class Awaitable:
    def __await__(self):
        yield "waiting"


c = coro()
print(c.send(None))
try:
    c.throw(NotOne)
except TypeError as error:
    print(error)
print(c.cr_frame)
for bad in 3, int, "x", None:
    gen = silent()
    try:
        gen.throw(bad)
    except TypeError as error:
        print(error, "|", next(gen, "closed"))
