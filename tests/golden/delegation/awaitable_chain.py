# throw and close travel down a chain of awaits just as through yield from.
class Wait:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        try:
            return (yield self.name)
        except ValueError as error:
            return f"{self.name} recovered from {error}"


async def level(n):
    if n == 0:
        return await Wait("bottom")
    try:
        return f"{n}({await level(n - 1)})"
    finally:
        print("leaving", n)


c = level(3)
print(c.send(None))
try:
    c.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)
c = level(2)
c.send(None)
c.close()
c = level(2)
c.send(None)
try:
    c.throw(KeyError("lost"))
except KeyError as error:
    print(repr(error))
chain = []
c = level(3)
c.send(None)
x = c
while x is not None:
    chain.append(x.__name__ if hasattr(x, "__name__") else type(x).__name__)
    x = getattr(x, "cr_await", None) or getattr(x, "gi_yieldfrom", None)
print(chain)
c.close()
