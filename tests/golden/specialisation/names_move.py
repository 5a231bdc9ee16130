# Module and class bodies find a name again where it was, unless it moved, went or is shadowed.
x = 1


def count():
    global x, y
    x += 1
    y = x * 10


for i in range(6):
    count()
    print(i, x, y, len("ab"))
    if i == 1:
        del x
        x = 100
    if i == 2:
        len = lambda text: f"mine: {text}"
    if i == 4:
        del len

for i in range(4):

    class Body:
        abs = i
        if i == 1:
            del abs
        try:
            found = abs(-i), x
        except TypeError as error:
            found = str(error)

    x += 1
    print(i, Body.found)

del x
try:
    count()
except NameError as error:
    print(error)
try:
    print(x)
except NameError as error:
    print(error)
y = "stored"
globals()["x"] = "by dict"
print(x, y)
