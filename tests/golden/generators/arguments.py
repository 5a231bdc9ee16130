# Arguments are bound when the generator function is called, not when it first runs.
def show(a, b=2, *rest, c, d=4, **more):
    yield a, b
    yield rest
    yield c, d
    yield sorted(more.items())


for part in show(1, c=3):
    print(part)
for part in show(1, 20, 30, 40, c=5, d=6, e=7, f=8):
    print(part)
try:
    show(1)
except TypeError as error:
    print(error)
try:
    show()
except TypeError as error:
    print(error)
try:
    show(1, c=2, a=3)
except TypeError as error:
    print(error)
