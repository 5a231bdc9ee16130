class Outer:
    """Doc."""
    attribute = 1

    class Inner:
        def method(self, x=1, *args, y: int = 2, **kwargs):
            return [x + y for x in args if (lambda z: z)(x)]

    async def coro(self):
        return await self


def closure(a):
    def inner():
        nonlocal a
        a += 1
        return a
    return inner


gen = (i for i in range(3))
