# An exception in the loop body does not touch the generator, which is then dropped.
def source():
    try:
        for i in range(5):
            yield i
    except BaseException as error:
        print("source saw", repr(error))
        raise
    finally:
        print("source ends")


def loop():
    for i in source():
        if i == 2:
            raise ValueError("in the body")
        print(i)


try:
    loop()
except ValueError as error:
    print("caught", error)
g = source()
try:
    for i in g:
        if i == 1:
            raise KeyError
except KeyError:
    print("resuming", next(g))
print(list(g))
