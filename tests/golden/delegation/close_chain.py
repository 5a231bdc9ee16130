# close() closes the innermost generator first.
def level(n, below):
    try:
        yield from below
    except GeneratorExit:
        print("GeneratorExit at", n)
        raise
    finally:
        print("finally", n)


def bottom():
    try:
        yield 1
        yield 2
    finally:
        print("bottom closes")


g = level(1, level(2, bottom()))
print(next(g), g.gi_yieldfrom.__name__, g.gi_yieldfrom.gi_yieldfrom.__name__)
g.close()
print(g.gi_yieldfrom)


def swallowing():
    try:
        yield from bottom()
    except GeneratorExit:
        return "swallowed"


g = swallowing()
next(g)
print(g.close())
