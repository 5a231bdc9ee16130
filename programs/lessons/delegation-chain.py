# Lesson 15: A value sent travels down the whole chain
# Watch: follow one value: send() delivers it to top, SEND to middle, SEND to bottom; the answer
# Watch: climbs back up through two YIELD_VALUEs.


def bottom():
    received = []
    while (value := (yield len(received))) is not None:
        received.append(value)
    return received


def middle():
    return (yield from bottom())


def top():
    yield (yield from middle())


g = top()
print(next(g))  # expect: 0
print(g.send("a"))  # expect: 1
print(g.send("b"))  # expect: 2
print(g.send(None))  # expect: ['a', 'b']
