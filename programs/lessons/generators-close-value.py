# Lesson 11: What close() gives back
# Watch: the generator catches GeneratorExit and returns: close() hands over that value.


def adder():
    total = 0
    try:
        while True:
            total += yield total
    except GeneratorExit:
        return total


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2  # a generator must not go on after GeneratorExit


g = adder()
next(g)
print(g.send(42))  # expect: 42
print(g.close())  # expect: 42
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)  # expect: generator ignored GeneratorExit
