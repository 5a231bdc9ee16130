# A just-started generator takes None only; afterwards anything.
def receiver():
    while True:
        got = yield
        print("got", repr(got))


g = receiver()
for value in (0, "", False, ()):
    try:
        g.send(value)
    except TypeError as error:
        print(type(error).__name__, error)
print(g.send(None))
for value in (0, "", False, (), None):
    g.send(value)
try:
    g.send()
except TypeError as error:
    print(error)
try:
    g.send(1, 2)
except TypeError as error:
    print(error)
