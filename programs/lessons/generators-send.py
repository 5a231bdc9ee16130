# Lesson 4: send() gives a value to the yield that waits
# Watch: the value sent appears on top of the generator's own stack, as the result of its yield.


def echo():
    heard = yield "ready"  # the first next() stops here; a value sent arrives as `heard`
    while heard != "stop":
        heard = yield f"you said {heard}"
    yield "goodbye"


g = echo()
print(next(g))  # expect: ready
print(g.send("hello"))  # expect: you said hello
print(g.send(42))  # expect: you said 42
print(next(g))  # expect: you said None
# next(g) is g.send(None)
print(g.send("stop"))  # expect: goodbye

try:
    echo().send("too early")  # no yield waits yet: nothing could receive the value
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
