# After the end: next, send, throw and close on a finished generator.
def one():
    yield 1


g = one()
print(list(g))
for action in (lambda: next(g), lambda: g.send(None), lambda: g.send(5)):
    try:
        action()
    except StopIteration as stop:
        print("StopIteration", stop.value)
try:
    g.throw(KeyError("late"))
except KeyError as error:
    print("KeyError", error)
print(g.close(), list(g), next(g, "d"))
print(iter(g) is g)
