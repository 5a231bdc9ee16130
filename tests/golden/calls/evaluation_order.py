# The order in which things are evaluated.
def say(text, value=None):
    print(text, end=" ")
    return value if value is not None else text


def f(*args, **kwargs):
    print("-> call")


f(say("a"), *say("b"), say("c"), k=say("d"), **say("e", {}))
x = [0, 1, 2]
x[say("index", 0)] = say("value")
print(x)
print({say("k1"): say("v1"), say("k2"): say("v2")})
a, b = say("left"), say("right")
print()
print(say("first", 1) < say("second", 2) < say("third", 0) < say("never"))
print(say("and", 0) and say("not evaluated"), say("or", 5) or say("not evaluated"))
x[say("i", 0)], x[say("j", 1)] = say("p"), say("q")
print(x)
x[say("aug", 2)] += say("added", 40)
print(x)
print("yes" if say("condition") else say("no"))
