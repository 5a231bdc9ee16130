# Lesson 10: close() raises GeneratorExit, and finally gets its turn
# Watch: close() resumes the frame with GeneratorExit; a generator that never started is closed
# Watch: without executing anything.


def resource(name):
    print("open", name)
    try:
        yield name
        yield "never asked for"
    finally:
        print("release", name)


g = resource("A")
print(next(g))  # expect: open A | A
g.close()  # expect: release A
g.close()  # already finished: nothing happens

resource("B").close()  # never started: nothing to release

g = resource("C")
next(g)  # expect: open C
del g  # expect: release C
# the last reference is gone, so CPython closes the generator itself
