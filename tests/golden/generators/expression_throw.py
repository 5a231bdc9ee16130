# throw, send and close on a generator expression.
log = []


def note(x):
    log.append(x)
    return x


g = (note(x) for x in range(5))
print(next(g), g.send("ignored"))
try:
    g.throw(ValueError("into an expression"))
except ValueError as error:
    print(error)
print(list(g), log)
g = (note(x) for x in range(5))
next(g)
g.close()
print(list(g), log, g.gi_frame)
e = (1 // x for x in (1, 0, 2))
print(next(e))
try:
    next(e)
except ZeroDivisionError as error:
    print(error)
print(list(e))
