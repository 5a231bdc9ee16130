# global and nonlocal.
x = "module"


def read():
    return x


def shadow():
    x = "shadow"
    return x


def write():
    global x, fresh
    x = "written"
    fresh = "made here"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "inner"

        def innermost():
            global x
            return x

        return innermost()

    before = x
    seen = inner()
    return before, x, seen


print(read(), shadow(), x)
write()
print(read(), x, fresh)
print(outer(), x)


def conflict():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1


conflict()


def deleting():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as error:
        print(error)
    try:
        del y
    except UnboundLocalError as error:
        print(error)


deleting()
try:
    del undefined
except NameError as error:
    print(error)
