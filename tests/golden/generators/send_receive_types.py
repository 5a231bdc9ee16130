# Anything may be yielded, sent, returned and thrown.
def relay():
    value = None
    while True:
        try:
            value = yield value
        except Exception as error:
            value = error


g = relay()
next(g)
for thing in (0, "", None, [], {}, (), print, int, ..., 10**30, 1.5, b"b", {1}, range(3), relay):
    back = g.send(thing)
    print(back is thing, end=" ")
print()
error = ValueError("v")
print(g.throw(error) is error, g.throw(KeyError) is error)
print(type(g.throw(StopIteration)).__name__, type(g.throw(StopAsyncIteration("x"))).__name__)
