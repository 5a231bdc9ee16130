# A chain of 200 generators, and values through all of it.
def nest(n):
    if n == 0:
        received = yield "bottom"
        while received is not None:
            received = yield f"bottom heard {received}"
        return 0
    return 1 + (yield from nest(n - 1))


g = nest(200)
print(next(g))
print(g.send("hello"))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
g = nest(200)
next(g)
try:
    g.throw(KeyError("deep"))
except KeyError as error:
    depth = 0
    tb = error.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print(depth)
